// The same machine for a person who gives more time than usual: individual time limits grow with it.
import type {Host} from '../core/host.js';

/** Milliseconds for a whole run, for which the limits of programs and requests were made. */
export const usualTime = 10_000;
const usualOfOne = 5000;

/** `time`: milliseconds for the whole run. A single program or request never gets more than half of it: the other half is to tell what that means. */
export function patient(host: Host, time: number): Host {
	const factor = time / usualTime;
	if (factor <= 1) {
		return host;
	}
	const longer = (own: number = usualOfOne): number => Math.max(own, Math.min(own * factor, time / 2));
	return {
		...host,
		run: (program, args, options) => host.run(program, args, {...options, timeout: longer(options?.timeout)}),
		request: (request) => host.request({...request, timeout: longer(request.timeout)}),
	};
}
