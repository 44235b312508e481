// The language of a source file, by its name.
import type {SourceLanguage} from '../../core/readings.js';

const endings: Readonly<Record<string, SourceLanguage>> = {
	py: 'python',
	pyw: 'python',
	ipynb: 'python',
	js: 'javascript',
	mjs: 'javascript',
	cjs: 'javascript',
	jsx: 'javascript',
	ts: 'javascript',
	mts: 'javascript',
	cts: 'javascript',
	tsx: 'javascript',
	vue: 'javascript',
	svelte: 'javascript',
	sh: 'shell',
	bash: 'shell',
	zsh: 'shell',
	fish: 'shell',
	go: 'go',
	rb: 'ruby',
	java: 'java',
	kt: 'java',
	kts: 'java',
	scala: 'java',
	cs: 'csharp',
	php: 'php',
	rs: 'rust',
};

export function languageOf(name: string): SourceLanguage {
	if (/(?:^|\/)(?:Makefile|makefile|[Jj]ustfile)$/.test(name)) {
		return 'shell';
	}
	return endings[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'other';
}
