// The type of the stand-in for `security`.
export function security(
	store: string,
	given: readonly string[],
	input: string,
): {readonly code: number; readonly stdout: string; readonly stderr: string};
