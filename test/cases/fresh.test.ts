// Machines rebuilt from newer reports than the other folders, by people who had not seen this program.
import {runCases} from './run-cases.js';

runCases('fresh');
