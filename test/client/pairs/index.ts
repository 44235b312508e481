// Broken machines and what cures each: the client fails on them, is answered after the fix, and fails as before after undo.
import {files} from './files.js';
import {keys} from './keys.js';
import type {Pair} from './pair.js';
import {precedence} from './precedence.js';
import {way} from './way.js';

export const pairs: readonly Pair[] = [...precedence, ...keys, ...files, ...way];
