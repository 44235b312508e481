// Host names without whose they are: those of vendors that everyone knows stay, all others are numbered.
import {vendorOf} from '../endpoint.js';

const anthropic = /(^|\.)(anthropic\.com|claude\.ai|claude\.com)$/;
const others = /(^|\.)(github\.com|npmjs\.com|nodejs\.org)$/;
/** What stands in front of a vendor's name for every customer; anything else may name one. */
const common =
	/^(?:(?:api|www|open|status|console|platform|code|docs|support|statsig|mcp|dashscope(?:-intl)?|generativelanguage)\.)*[a-z-]+\.[a-z]+$/;

export function isPublicHost(host: string): boolean {
	const name = host.toLowerCase();
	if (/^(localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\])$/.test(name)) {
		return true;
	}
	const url = `https://${name}`;
	const isVendor =
		anthropic.test(name) || others.test(name) || (URL.canParse(url) && vendorOf(new URL(url)) !== undefined);
	return isVendor && (common.test(name) || /\.aliyuncs\.com$/.test(name));
}

/** Top-level domains that no file name ends in. */
const ends =
	/\.(?:com|net|org|io|ai|dev|app|cloud|internal|local|localdomain|lan|corp|home|intra|intranet|private|example|test|edu|gov|info|biz|tech|[a-z]{2})$/i;
const files = /\.(?:js|ts|sh|py|md|rs|ps|rc|go|rb|cs|so)$/i;

/** Whether a word with dots in it is the name of a host and no file's. */
export function isHostName(word: string): boolean {
	return ends.test(word) && !files.test(word);
}

const steps = /^(?:v\d+|api|anthropic|apps|openai|messages|models|proxy|llm|claude|gateway)$/;

/** The parts of a path that gateways have in common. */
export function hideUrlPath(path: string): string {
	const parts = path.split('/').map((part) => (part === '' || steps.test(part) ? part : '…'));
	return parts.join('/');
}
