// Whose a host is: Anthropic's, this machine's, a cloud's.

const own = /(?:^|\.)(?:anthropic\.com|claude\.ai|claude\.com)(?::\d+)?$/;
const local = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?)(?::\d+)?$/;
const clouds = /(?:^|\.)(?:amazonaws\.com|googleapis\.com|azure\.com|azure-api\.net)(?::\d+)?$|^metadata\.google/;

export const isOwnHost = (host: string): boolean => own.test(host);
export const isLocalHost = (host: string): boolean => local.test(host);
const proxies = /^(?:localhost|127\.0\.0\.1|\[?::1\]?):(?:7890|7891|7897|8118|3128|8888|1087|1080|10808|10809)$/;

/** A port of this machine where proxies are by habit. */
export const isProxyHost = (host: string): boolean => proxies.test(host);
export const isCloudHost = (host: string): boolean => clouds.test(host);

/** The host of an address, with its port; the text itself where it has no scheme. */
export const hostIn = (url: string): string =>
	/^\w+:\/\/(?:[^@/]{0,200}@)?([^/\s"']{1,200})/.exec(url)?.[1]?.toLowerCase() ?? url.toLowerCase();
