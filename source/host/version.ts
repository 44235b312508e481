// This program's version, put in by the build.
declare const CLAUDE_FIX_VERSION: string | undefined;

export const version = typeof CLAUDE_FIX_VERSION === 'string' ? CLAUDE_FIX_VERSION : '0.0.0';

/** Of Node, which runs this. */
export const nodeVersion = process.versions.node;
