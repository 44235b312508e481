// A stand-in for macOS's `security` over a keychain in a JSON file: output and exit codes as documented for the real one (platforms.md §2).
import {appendFileSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {attributes, bare, quoted} from './security-says.mjs';

/** One call: `given` are the arguments, `input` the standard input. */
export function security(store, given, input) {
	const keychain = JSON.parse(readFileSync(store, 'utf8'));
	const out = {code: 0, stdout: '', stderr: ''};
	appendFileSync(`${store}.log`, `${given.join(' ')}\n`);
	if (given[0] === '-i') {
		// A last line without its line break is dropped; longer ones are cut and the rest is a command of its own.
		const lines = input.split('\n').slice(0, -1);
		for (const line of lines.flatMap((one) => (one.length > 4094 ? [one.slice(0, 4095), one.slice(4095)] : [one]))) {
			out.code = run(split(line), keychain, out);
		}
	} else {
		out.code = run(given, keychain, out);
	}
	writeFileSync(store, JSON.stringify(keychain));
	return out;
}

const commands = {
	'find-generic-password'(options, keychain, out) {
		const item = find(options, keychain);
		if (!item) {
			return fail(44, out);
		}
		if ((options.w || options.g) && (keychain.locked || item.denied)) {
			return keychain.locked ? 36 : item.denied;
		}
		if (options.w) {
			out.stdout += `${bare(item.secret)}\n`;
			return 0;
		}
		out.stdout += attributes(keychain.path, item);
		if (options.g) {
			out.stderr += `password: ${quoted(item.secret)}\n`;
		}
		return 0;
	},
	'delete-generic-password'(options, keychain, out) {
		const item = find(options, keychain);
		if (!item) {
			return fail(44, out);
		}
		// As the real one: it says so even when it failed.
		out.stderr += 'password has been deleted.\n';
		if (keychain.locked || item.keeps) {
			return 36;
		}
		keychain.items = keychain.items.filter((other) => other !== item);
		return 0;
	},
	'add-generic-password'(options, keychain, out) {
		if (keychain.locked) {
			return fail(36, out);
		}
		const secret = 'X' in options ? Buffer.from(options.X, 'hex').toString() : (options.w ?? '');
		const same = find(options, keychain);
		if (same) {
			same.secret = options.U ? secret : same.secret;
			return options.U ? 0 : fail(45, out);
		}
		keychain.items.push({service: options.s, account: options.a, secret: keychain.garbles ? `${secret}?` : secret});
		return 0;
	},
	'dump-keychain'(_options, keychain, out) {
		out.stdout += keychain.items.map((item) => attributes(keychain.path, item)).join('');
		return 0;
	},
	'show-keychain-info'(_options, keychain, out) {
		out.stderr += keychain.locked ? '' : `Keychain "${keychain.path}" lock-on-sleep timeout=300s\n`;
		return keychain.locked ? fail(36, out) : 0;
	},
	'unlock-keychain'(options, keychain, out) {
		if (options.p !== (keychain.password ?? 'password')) {
			return fail(51, out);
		}
		keychain.locked = false;
		return 0;
	},
	'lock-keychain'(_options, keychain) {
		keychain.locked = true;
		return 0;
	},
	'set-generic-password-partition-list'(options, keychain, out) {
		if (options.k !== (keychain.password ?? 'password')) {
			return fail(51, out);
		}
		const items = keychain.items.filter((item) => fits(item, options));
		for (const item of items) {
			item.denied = 0;
		}
		return items.length > 0 ? 0 : fail(44, out);
	},
	'list-keychains'(_options, keychain, out) {
		out.stdout += `    "${keychain.path}"\n    "/Library/Keychains/System.keychain"\n`;
		return 0;
	},
	'default-keychain'(_options, keychain, out) {
		out.stdout += `    "${keychain.path}"\n`;
		return 0;
	},
};

function find(options, keychain) {
	return keychain.items.find((item) => fits(item, options));
}

/** What isn't asked for fits anything. */
function fits(item, {s: service, a: account}) {
	return (service === undefined || item.service === service) && (account === undefined || item.account === account);
}

function fail(code, out) {
	out.stderr += `security: the call ended with ${code}\n`;
	return code;
}

function readOptions(command, words) {
	const flags = command === 'add-generic-password' ? 'UA' : 'wgd';
	const options = {};
	for (let at = 0; at < words.length; at++) {
		const [, letter, joined = ''] = /^-(\w)(.*)$/s.exec(words[at]) ?? [];
		if (letter) {
			options[letter] = flags.includes(letter) ? true : joined || words[++at];
		}
	}
	return options;
}

function run([command, ...words], keychain, out) {
	if (!(command in commands)) {
		out.stderr += `security: unknown command "${command}"\n`;
		return 2;
	}
	return commands[command](readOptions(command, words), keychain, out);
}

/** As the real one: blanks separate, quotes hold together, a backslash takes the next character as it is. */
function split(line) {
	const words = line.match(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?:\\.|\S)+/g) ?? [];
	return words.map((word) => word.replace(/^(["'])([\s\S]*)\1$/, '$2').replace(/\\(.)/g, '$1'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [store, ...given] = process.argv.slice(2);
	const {code, stdout, stderr} = security(store, given, given[0] === '-i' ? readFileSync(0, 'utf8') : '');
	process.stdout.write(stdout);
	process.stderr.write(stderr);
	process.exitCode = code;
}
