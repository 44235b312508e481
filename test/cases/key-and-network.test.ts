// The broken and healthy machines of the folder key-and-network.
import {runCases} from './run-cases.js';

runCases('key-and-network');
