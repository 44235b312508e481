// What is known of variables at one moment of a script: for each what it may be, in which layer, and whether programs get it.
type Changing<T> = {-readonly [Name in keyof T]: T[Name]};

/** One thing that a variable may be. Neither set nor hidden: `absent`, the layer below decides. */
export type Possible<By> = {
	readonly is: 'set' | 'unset' | 'absent';
	/** undefined: set to something that can't be told. */
	readonly text: string | undefined;
	/** Not empty, but otherwise unknown. */
	readonly isFilled: boolean;
	/** fish: how many values; one elsewhere. */
	readonly count: number;
	readonly isExported: boolean;
	/** zsh: it is declared by `export NAME` alone, and goes out once that is done again or it is assigned. */
	readonly isBare?: boolean;
	/** Otherwise it is there for the case that what is likely isn't so. */
	readonly isLikely: boolean;
	readonly by: By | undefined;
};

export type PossibleValues<By> = readonly Possible<By>[];

/** `session`: of fish, where `set -f` outside of functions puts a variable. It hides the global one from programs, and functions don't see it. */
export type LayerKind = 'universal' | 'global' | 'session' | 'function' | 'block';

type Layer<By> = {readonly kind: LayerKind; readonly variables: Map<string, PossibleValues<By>>};

const mostPossible = 8;

export class VariableScope<By> {
	readonly #layers: Layer<By>[];
	/** The functions of fish don't see the local variables of who calls them. */
	readonly #isDynamic: boolean;
	/** Whether this is what probably happens. */
	isLikely = true;

	constructor(isDynamic: boolean, layers?: readonly Layer<By>[]) {
		this.#isDynamic = isDynamic;
		this.#layers = [
			...(layers ?? [
				{kind: 'universal' as const, variables: new Map()},
				{kind: 'global' as const, variables: new Map()},
				...(isDynamic ? [] : [{kind: 'session' as const, variables: new Map()}]),
			]),
		];
	}

	/** Names in all layers: what a copy costs. */
	get size(): number {
		return this.#layers.reduce((sum, {variables}) => sum + variables.size, 0);
	}

	get depth(): number {
		return this.#layers.length;
	}

	copy(): VariableScope<By> {
		const copy = new VariableScope<By>(
			this.#isDynamic,
			this.#layers.map(({kind, variables}) => ({kind, variables: new Map(variables)})),
		);
		copy.isLikely = this.isLikely;
		return copy;
	}

	push(kind: LayerKind): void {
		this.#layers.push({kind, variables: new Map()});
	}

	cut(depth: number): void {
		this.#layers.length = Math.min(depth, this.#layers.length);
	}

	/** As a function that is called here would see it. */
	fromFunction<T>(look: () => T): T {
		const {depth} = this;
		this.push('function');
		const seen = look();
		this.cut(depth);
		return seen;
	}

	get isInFunction(): boolean {
		return this.#layers.some(({kind}) => kind === 'function');
	}

	/** What the variable may be here; `initial` is what it is where no script has touched it. */
	get(name: string, initial: () => PossibleValues<By>): PossibleValues<By> {
		const found: Possible<By>[] = [];
		let isLikely = true;
		for (const {variables} of this.#visible()) {
			const here = variables.get(name);
			if (!here) {
				continue;
			}
			if (found.length === 0 && isLikely && here.every(({is}) => is !== 'absent')) {
				return here;
			}
			found.push(
				...here.filter(({is}) => is !== 'absent').map((one) => ({...one, isLikely: one.isLikely && isLikely})),
			);
			const absent = here.filter(({is}) => is === 'absent');
			if (absent.length === 0) {
				return joined(found);
			}
			isLikely &&= absent.some((one) => one.isLikely);
		}
		return joined([...found, ...initial().map((one) => ({...one, isLikely: one.isLikely && isLikely}))]);
	}

	/** In one layer alone. */
	at(name: string, index: number): PossibleValues<By> | undefined {
		return this.#layers[index]?.variables.get(name);
	}

	set(name: string, index: number, variable: PossibleValues<By>): void {
		this.#layers[index]?.variables.set(name, joined(variable));
	}

	/** The layer where a variable is set: where it is already, or undefined. */
	nearest(name: string): number | undefined {
		for (const layer of this.#visible()) {
			// A local variable of a POSIX shell stays one when it is unset; in fish what isn't set is nowhere.
			if (layer.variables.get(name)?.some(({is}) => is === 'set' || (is === 'unset' && this.#isDynamic))) {
				return this.#layers.indexOf(layer);
			}
		}
		return undefined;
	}

	indexOf(kind: LayerKind | 'innermost'): number {
		if (kind === 'innermost') {
			return this.#layers.length - 1;
		}
		const at = this.#layers.findLastIndex((layer) => layer.kind === kind);
		return at < 0 ? this.#layers.findIndex((layer) => layer.kind === (this.#isDynamic ? 'global' : 'session')) : at;
	}

	/** From the innermost to the outermost. */
	#visible(): readonly Layer<By>[] {
		const layers = this.#layers.toReversed();
		if (this.#isDynamic) {
			return layers;
		}
		const end = layers.findIndex(({kind}) => kind === 'function');
		return end < 0 ? layers : [...layers.slice(0, end + 1), ...layers.slice(-2)];
	}

	/** Several ways that a script may have gone, the first of them first. */
	static join<By>(scopes: readonly VariableScope<By>[]): VariableScope<By> | undefined {
		const [first, ...rest] = scopes;
		if (!first || rest.length === 0) {
			return first;
		}
		const isLikely = scopes.some((scope) => scope.isLikely);
		const result = new VariableScope<By>(
			first.#isDynamic,
			first.#layers.map(({kind}, index) => {
				const names = new Set(scopes.flatMap((scope) => [...(scope.#layers[index]?.variables.keys() ?? [])]));
				const variables = new Map<string, PossibleValues<By>>();
				for (const name of names) {
					const each = scopes.map((scope) => scope.#layers[index]?.variables.get(name));
					if (each.every((one) => one === each[0]) && each[0]) {
						variables.set(name, each[0]);
						continue;
					}
					const all = scopes.flatMap((scope, at) =>
						(each[at] ?? [absent<By>()]).map((one) => ({
							...one,
							isLikely: one.isLikely && (scope.isLikely || !isLikely),
						})),
					);
					variables.set(name, joined(all));
				}
				return {kind, variables};
			}),
		);
		result.isLikely = isLikely;
		return result;
	}
}

export function absent<By>(): Possible<By> {
	return {is: 'absent', text: undefined, isFilled: false, count: 0, isExported: false, isLikely: true, by: undefined};
}

export function unset<By>(more: Partial<Changing<Possible<By>>> = {}): Possible<By> {
	return {...absent<By>(), is: 'unset', ...more};
}

export function possibleValue<By>(text: string | undefined, more: Partial<Changing<Possible<By>>> = {}): Possible<By> {
	return {
		is: 'set',
		text,
		isFilled: text !== undefined && text !== '',
		count: 1,
		isExported: false,
		isLikely: true,
		by: undefined,
		...more,
	};
}

/** Without duplicates, and only a few. */
function joined<By>(variable: PossibleValues<By>): PossibleValues<By> {
	if (variable.length <= 1) {
		return variable;
	}
	const found: Possible<By>[] = [];
	for (const one of variable) {
		const at = found.findIndex((other) => isSame(one, other));
		const known = found[at];
		if (!known) {
			found.push(one);
		} else if (one.isLikely && !known.isLikely) {
			found[at] = {...known, isLikely: true};
		}
	}
	if (found.length <= mostPossible) {
		return found;
	}
	const isExported = found.some((one) => one.isExported);
	return [...found.slice(0, mostPossible - 1), possibleValue<By>(undefined, {isExported})];
}

function isSame<By>(one: Possible<By>, other: Possible<By>): boolean {
	return (
		one.is === other.is &&
		one.text === other.text &&
		one.count === other.count &&
		one.isExported === other.isExported &&
		(one.isBare ?? false) === (other.isBare ?? false) &&
		(one.text !== undefined || one.is !== 'set' || one.by === other.by)
	);
}
