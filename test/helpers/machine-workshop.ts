// What the machines of one process share: a scratch folder, certificates, and the tools of this machine.
import {mkdirSync, mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Authority} from './certificates.js';
import {makeTools} from './machine-programs.js';
import {installNetworks} from './servers-connect.js';

/** Everything of theirs lies below its folder. This process is made ready for them: once is enough. */
export class Workshop {
	readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'claude-fix-cases-')));
	readonly authorities = {trusted: new Authority('Test Root'), 'self-signed': new Authority('Example Corp Root CA')};
	/** The tools that this machine has for the cases. */
	readonly tools: ReadonlySet<string>;

	constructor() {
		process.umask(0o022);
		delete process.env.NODE_EXTRA_CA_CERTS;
		this.tools = makeTools(join(this.folder, 'tools'));
		mkdirSync(join(this.folder, 'tmp'));
		process.env.TMPDIR = join(this.folder, 'tmp');
		installNetworks(this.authorities.trusted.pem);
	}

	close(): void {
		rmSync(this.folder, {recursive: true, force: true});
	}
}
