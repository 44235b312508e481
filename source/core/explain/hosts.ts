// Whose a host is: Anthropic's, this machine's, a cloud's.
import {cloudHosts, localHosts, ownHosts, proxyHosts} from './data/parties.js';

export const isOwnHost = (host: string): boolean => ownHosts.test(host);
export const isLocalHost = (host: string): boolean => localHosts.test(host);
export const isProxyHost = (host: string): boolean => proxyHosts.test(host);
export const isCloudHost = (host: string): boolean => cloudHosts.test(host);

/** The host of an address, with its port; the text itself where it has no scheme. */
export const hostIn = (url: string): string =>
	/^\w+:\/\/(?:[^@/]{0,200}@)?([^/\s"']{1,200})/.exec(url)?.[1]?.toLowerCase() ?? url.toLowerCase();
