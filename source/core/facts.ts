// The shapes of what probes read: shared by the probes that make them and by request.ts and the checks that judge them.
export type * from './facts/answers.js';
export type * from './facts/apps.js';
export type * from './facts/claude-files.js';
export type * from './facts/programs.js';
export type * from './facts/project-files.js';
export type * from './facts/shell-files.js';
export type * from './facts/variables.js';
