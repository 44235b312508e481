// Before each test file: what properties are tried with follows from one seed.
import fc from 'fast-check';
import {runs, seed} from './runs.js';

fc.configureGlobal({seed, numRuns: runs(100)});
