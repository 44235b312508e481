// Conditions with more than two outcomes: certain, likely where nothing speaks against it, or unknown.

export type Truth = 'yes' | 'likely' | 'unknown' | 'unlikely' | 'no';

const opposites: Readonly<Record<Truth, Truth>> = {
	yes: 'no',
	likely: 'unlikely',
	unknown: 'unknown',
	unlikely: 'likely',
	no: 'yes',
};

export function opposite(truth: Truth): Truth {
	return opposites[truth];
}

export function truthOf(value: boolean | undefined): Truth {
	return value === undefined ? 'unknown' : value ? 'yes' : 'no';
}

const order: readonly Truth[] = ['no', 'unlikely', 'unknown', 'likely', 'yes'];

export function both(one: Truth, other: Truth): Truth {
	return order[Math.min(order.indexOf(one), order.indexOf(other))] ?? 'unknown';
}

export function either(one: Truth, other: Truth): Truth {
	return opposite(both(opposite(one), opposite(other)));
}

/** One condition in several cases, of which only some are likely. */
export function amongst(cases: readonly {readonly truth: Truth; readonly isLikely: boolean}[]): Truth {
	const all = new Set(cases.map(({truth}) => truth));
	const [only] = all;
	if (only === undefined || all.size === 1) {
		return only ?? 'unknown';
	}
	const likely = new Set(cases.filter(({isLikely}) => isLikely).map(({truth}) => truth));
	const isYes = [...likely].every((truth) => truth === 'yes' || truth === 'likely');
	const isNo = [...likely].every((truth) => truth === 'no' || truth === 'unlikely');
	return likely.size === 0 || (!isYes && !isNo) ? 'unknown' : isYes ? 'likely' : 'unlikely';
}
