// What a check may need to be allowed, since it costs or touches something (contract.md, "What needs consent").

export type Consent = 'network' | 'keychain' | 'helper' | 'claude' | 'gateway';

export const consents: readonly Consent[] = ['network', 'keychain', 'helper', 'claude', 'gateway'];

/** Without a screen no one can be asked. */
export const defaultConsents: ReadonlySet<Consent> = new Set(['network']);
