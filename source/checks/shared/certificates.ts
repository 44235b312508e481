// What can be done where a certificate isn't trusted.
import type {Purpose} from '../../core/evidence.js';
import type {Fix} from '../../core/fix.js';
import type {Variable} from '../../core/readings.js';
import {othersCertificates} from '../../core/trust.js';
import {manual, tell} from './fixes.js';

/** `get`: the variables of the person, which may name the certificate already; those of a folder would name its own. */
export function nameCertificates(purpose: Purpose, get: (name: string) => Variable | undefined): Fix {
	const atHand = othersCertificates.map(get).find((one) => one?.plain?.trim());
	const value = atHand?.plain?.trim() ?? '/path/to/company-root.pem';
	const forNode = tell(
		atHand
			? `${atHand.name} names certificates for other programs. Node and Claude Code take them by this name:`
			: 'With the certificate in PEM form (never switch the check off):',
		{kind: 'set', name: 'NODE_EXTRA_CA_CERTS', value},
	);
	const forOthers = tell(
		'That is for Node. Python and curl want a file with all certificates that are trusted, the usual ones too:',
		...['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'].map((name) => ({kind: 'set', name, value: '/path/to/all.pem'}) as const),
	);
	return manual(
		'certificates',
		atHand
			? `Trust the certificates that ${atHand.name} names`
			: "Trust the company's certificate: ask for it, then name its file",
		forNode,
		...(purpose === 'claude-code' ? [] : [forOthers]),
	);
}
