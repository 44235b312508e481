// Our own broken and healthy machines, for causes that the other folders leave out.
import {runCases} from './run-cases.js';

runCases('own');
