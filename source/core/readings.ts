// The shapes of what probes read: shared by the probes that make them and by request.ts and the checks that judge them.
export type * from './readings/answers.js';
export type * from './readings/apps.js';
export type * from './readings/claude-files.js';
export type * from './readings/programs.js';
export type * from './readings/project-files.js';
export type * from './readings/shell-files.js';
export type * from './readings/variables.js';
