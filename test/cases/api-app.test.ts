// The broken and healthy machines of the folder api-app.
import {runCases} from './run-cases.js';

runCases('api-app');
