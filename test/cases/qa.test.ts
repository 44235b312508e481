// The broken and healthy machines of the folder qa.
import {runCases} from './run-cases.js';

runCases('qa');
