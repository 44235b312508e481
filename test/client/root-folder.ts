// The root folder of what runs in a sandbox: links into this machine's programs, the client, and no file of this machine's users.
import {chmodSync, existsSync, mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {makeAuthority} from './certificate.js';
import {type Settings, user} from './protocol.js';

/** What is built of claude-fix. */
export const program = fileURLToPath(new URL('../../dist', import.meta.url));

/** Where things are for what runs in it. */
export const places = {
	claude: '/opt/bin/claude',
	node: '/opt/bin/node',
	program: '/opt/claude-fix/cli.js',
	authority: '/opt/authority/ca.pem',
	path: '/opt/bin:/usr/bin:/bin',
};

/** Makes it, empty, and says what has to be mounted into it. `client`: the folder that holds the client's node_modules. */
export function prepare(folder: string, client: string): Settings {
	const root = join(folder, 'root');
	const authority = join(folder, 'authority');
	const empty = ['usr', 'dev', 'proc', 'etc/ssl', 'etc/alternatives', 'home', 'root', 'run', 'var/tmp'];
	for (const path of [...empty, 'opt/bin', 'opt/lib/node_modules', 'opt/claude-fix', 'opt/authority']) {
		mkdirSync(join(root, path), {recursive: true});
	}
	mkdirSync(authority);
	chmodSync(root, 0o755);
	for (const name of readdirSync('/')) {
		// /bin, /lib, …: links into /usr, as on this machine.
		if (/^(bin|sbin|lib.*)$/.test(name)) {
			symlinkSync(`usr/${name}`, join(root, name));
		}
	}
	writeFileSync(join(root, 'opt/bin/node'), '');
	symlinkSync(
		join('../lib/node_modules/.bin', readlinkSync(join(client, 'node_modules/.bin/claude'))),
		join(root, 'opt/bin/claude'),
	);
	const etc = {
		passwd: `root:x:0:0:root:/root:/bin/bash\n${user.name}:x:${user.id}:${user.id}:Dev:${user.home}:/bin/bash\n`,
		group: `root:x:0:\n${user.name}:x:${user.id}:\n`,
		'resolv.conf': 'nameserver 127.0.0.1\n',
		hosts: '127.0.0.1 localhost\n',
		'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
	};
	for (const [name, text] of Object.entries(etc)) {
		writeFileSync(join(root, 'etc', name), text);
	}
	const trusted = makeAuthority(authority);
	writeFileSync(join(root, places.authority), '');
	const mounts = [
		{from: '/usr', to: '/usr'},
		...['/etc/ssl', '/etc/alternatives'].map((path) => ({from: path, to: path})),
		{from: process.execPath, to: places.node},
		{from: join(client, 'node_modules'), to: '/opt/lib/node_modules'},
		{from: program, to: '/opt/claude-fix'},
		{from: trusted, to: places.authority},
	];
	return {root, authority, mounts: mounts.filter(({from}) => existsSync(from))};
}
