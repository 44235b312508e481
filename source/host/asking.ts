// Who is asked while a diagnosis runs, told as requests with a credential leave and are answered.

import type {DiagnosisEvent} from '../core/diagnosis.js';
import type {Host} from '../core/host.js';

export function withAsking(host: Host, observe: (event: DiagnosisEvent) => void): Host {
	const asked: string[] = [];
	const tell = (): void => observe({kind: 'asking', host: asked[0]});
	return {
		...host,
		async request(request) {
			const origin = request.passage?.origin;
			if (origin === undefined) {
				return host.request(request);
			}
			const server = new URL(origin).host;
			asked.push(server);
			tell();
			try {
				return await host.request(request);
			} finally {
				asked.splice(asked.indexOf(server), 1);
				tell();
			}
		},
	};
}
