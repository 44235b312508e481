// What a run of these tests can be told, by environment variables.

export type Options = {
	readonly seed: number;
	/** How many generated states are compared. */
	readonly states: number;
	/** Of @anthropic-ai/claude-code. */
	readonly version: string;
	/** Whether it is a failure that the client can't be started here. */
	readonly isRequired: boolean;
};

export function readOptions(environment: Readonly<Record<string, string | undefined>>): Options {
	return {
		seed: wholeNumber(environment, 'CLAUDE_FIX_SEED', 20_261_124),
		states: wholeNumber(environment, 'CLAUDE_FIX_STATES', 40),
		version: environment.CLAUDE_FIX_CLIENT_VERSION?.trim() || '2.1.332',
		isRequired: environment.CLAUDE_FIX_REQUIRE_CLIENT === '1',
	};
}

function wholeNumber(
	environment: Readonly<Record<string, string | undefined>>,
	name: string,
	otherwise: number,
): number {
	const text = environment[name]?.trim();
	if (!text) {
		return otherwise;
	}
	if (!/^-?\d{1,15}$/.test(text)) {
		throw new Error(`${name} is a whole number, not "${text}"`);
	}
	return Number(text);
}
