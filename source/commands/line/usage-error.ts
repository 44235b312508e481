// Words that claude-fix can do nothing with; the message is one or two lines.
export class UsageError extends Error {}
