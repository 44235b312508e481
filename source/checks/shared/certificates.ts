// What can be done where a certificate isn't trusted.
import type {Purpose} from '../../core/evidence.js';
import type {Fix} from '../../core/fix.js';

export function nameCertificates(purpose: Purpose): Fix {
	return {
		id: 'certificates',
		title: "Trust the company's certificate: ask for it, then name its file",
		risk: 'manual',
		changes: [
			{
				kind: 'tell',
				text: 'With the certificate in PEM form (never switch the check off):',
				inShell: [{kind: 'set', name: 'NODE_EXTRA_CA_CERTS', value: '/path/to/company-root.pem'}],
			},
			...(purpose === 'claude-code'
				? []
				: [
						{
							kind: 'tell' as const,
							text: 'That is for Node. Python and curl want a file with all certificates that are trusted, the usual ones too:',
							inShell: ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'].map(
								(name) => ({kind: 'set', name, value: '/path/to/all.pem'}) as const,
							),
						},
					]),
		],
	};
}
