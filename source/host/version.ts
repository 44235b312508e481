// This program's version, put in by the build.
declare const CLAUDE_FIX_VERSION: string | undefined;

export const version = typeof CLAUDE_FIX_VERSION === 'string' ? CLAUDE_FIX_VERSION : '0.0.0';

declare const CLAUDE_FIX_BUILD: string | undefined;

/** Names the bytes of a build. */
export const build = typeof CLAUDE_FIX_BUILD === 'string' ? CLAUDE_FIX_BUILD : 'source';

/** Of Node, which runs this. */
export const nodeVersion = process.versions.node;
