// Evidence: what probes read from the machine, each read once per run.
import type {AppForm} from './app/form.js';
import {type Assumed, nothingAssumed} from './assume.js';
import type {Consent} from './consent.js';
import type {Host} from './host.js';
import {oneLine} from './scrub.js';
import {Stopwatch} from './stopwatch.js';

export type Reading<T> =
	| {readonly ok: true; readonly value: T}
	| {readonly ok: false; readonly reason: 'no-consent'; readonly consent: Consent; readonly detail: string}
	| {readonly ok: false; readonly reason: 'failed'; readonly detail: string};

/** Reads one source on the machine. */
export type Probe<T> = {
	readonly id: string;
	/** Without it the probe isn't read, and the reading says so. */
	readonly consent?: Consent;
	/** Milliseconds that reading it may take, with what it asks; default 8,000. */
	readonly limit?: number;
	read(context: ProbeContext): Promise<T>;
};

export type ProbeContext = {
	readonly host: Host;
	/** What the person wants to know about. */
	readonly purpose: Purpose;
	/** Rejects when the other probe has nothing; the reading of this one then fails with the same words. */
	need<T>(probe: Probe<T>): Promise<T>;
	/** Never rejects: undefined where the other probe has nothing. */
	try<T>(probe: Probe<T>): Promise<T | undefined>;
	isAllowed(consent: Consent): boolean;
	readonly isOffline: boolean;
	/** HOST or HOST:PORT of `--allow gateway=…`. */
	readonly gateways: readonly string[];
	/** Causes that the person says are so (`fix <cause>`): what could not be proved for them is taken for refused. */
	readonly assumed: Assumed;
	/** What a person has entered for an app; the app of this diagnosis is then this one alone. */
	readonly form: AppForm | undefined;
};

export type Purpose = 'claude-code' | 'api' | 'app';

export function defineProbe<T>(probe: Probe<T>): Probe<T> {
	return probe;
}

/** A conclusion from several probes: it may have to wait for a helper, a server or Claude Code itself. */
export function defineFact<T>(fact: Probe<T>): Probe<T> {
	return {limit: 30_000, ...fact};
}

/** What a probe lacks: thrown by `need`, so that it arrives as a Reading and not as a crash. */
export class NoReading extends Error {
	readonly reading: Extract<Reading<unknown>, {ok: false}>;

	constructor(reading: Extract<Reading<unknown>, {ok: false}>) {
		super(reading.detail);
		this.reading = reading;
	}
}

export type EvidenceOptions = {
	readonly host: Host;
	readonly purpose: Purpose;
	readonly consents: ReadonlySet<Consent>;
	readonly assumed?: Assumed;
	readonly gateways?: readonly string[];
	readonly form?: AppForm;
};

export class Evidence {
	readonly host: Host;
	readonly purpose: Purpose;
	readonly form: AppForm | undefined;
	readonly #assumed: Assumed;
	readonly #gateways: readonly string[];
	readonly #consents: ReadonlySet<Consent>;
	readonly #readings = new Map<string, Promise<Reading<unknown>>>();

	constructor({host, purpose, consents, assumed = nothingAssumed, gateways = [], form}: EvidenceOptions) {
		this.#gateways = gateways;
		this.#assumed = assumed;
		this.host = host;
		this.purpose = purpose;
		this.form = form;
		this.#consents = consents;
	}

	get gateways(): readonly string[] {
		return this.#gateways;
	}

	get consents(): ReadonlySet<Consent> {
		return this.#consents;
	}

	/** Reads a probe once; every later call gets the same reading. Never rejects. `watch` measures the reading of who asks first. */
	get<T>(probe: Probe<T>, watch = new Stopwatch(() => this.host.now())): Promise<Reading<T>> {
		const known = this.#readings.get(probe.id);
		if (known) {
			return known as Promise<Reading<T>>;
		}
		const reading = this.#read(probe, watch);
		this.#readings.set(probe.id, reading);
		return reading;
	}

	async #read<T>(probe: Probe<T>, watch: Stopwatch): Promise<Reading<T>> {
		if (probe.consent && !this.#consents.has(probe.consent)) {
			return {ok: false, reason: 'no-consent', consent: probe.consent, detail: `needs the consent "${probe.consent}"`};
		}
		let asked = 0;
		const ask = async <U>(other: Probe<U>): Promise<Reading<U>> => {
			asked += 1;
			if (asked === 1) {
				watch.stop();
			}
			const reading = await this.get(other, watch);
			asked -= 1;
			if (asked === 0) {
				watch.start();
			}
			return reading;
		};
		watch.start();
		try {
			const value = await probe.read({
				host: this.host,
				purpose: this.purpose,
				isOffline: !this.#consents.has('network'),
				assumed: this.#assumed,
				form: this.form,
				gateways: this.#gateways,
				isAllowed: (consent) => this.#consents.has(consent),
				try: async (other) => valueOfReading(await ask(other)),
				need: async (other) => {
					const reading = await ask(other);
					if (!reading.ok) {
						throw new NoReading(reading);
					}
					return reading.value;
				},
			});
			return {ok: true, value};
		} catch (error) {
			if (error instanceof NoReading) {
				return error.reading;
			}
			// A message may quote what it failed on, as that of JSON.parse does.
			const said = error instanceof Error ? oneLine(error.message) : 'failed';
			return {ok: false, reason: 'failed', detail: `${probe.id}: ${said}`};
		} finally {
			if (asked === 0) {
				watch.stop();
			}
			// A port that was no longer waited for may still answer.
			asked = Number.POSITIVE_INFINITY;
		}
	}
}

/** What was read, or nothing. */
export function valueOfReading<T>(reading: Reading<T> | undefined): T | undefined {
	return reading?.ok ? reading.value : undefined;
}
