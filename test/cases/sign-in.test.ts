// The broken and healthy machines of the folder sign-in.
import {runCases} from './run-cases.js';

runCases('sign-in');
