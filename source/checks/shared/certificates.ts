// What can be done where a certificate isn't trusted.
import type {Purpose} from '../../core/evidence.js';
import type {Fix} from '../../core/fix.js';
import {manual, tell} from './fixes.js';

export function nameCertificates(purpose: Purpose): Fix {
	const forNode = tell('With the certificate in PEM form (never switch the check off):', {
		kind: 'set',
		name: 'NODE_EXTRA_CA_CERTS',
		value: '/path/to/company-root.pem',
	});
	const forOthers = tell(
		'That is for Node. Python and curl want a file with all certificates that are trusted, the usual ones too:',
		...['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'].map((name) => ({kind: 'set', name, value: '/path/to/all.pem'}) as const),
	);
	return manual(
		'certificates',
		"Trust the company's certificate: ask for it, then name its file",
		forNode,
		...(purpose === 'claude-code' ? [] : [forOthers]),
	);
}
