#!/usr/bin/env node
// What the GitHub Action and the pre-commit hook run: claude-fix's check as SARIF, told in lines or annotations, and an exit code.
// Usage: scan.mjs [--sarif FILE] [--fail-on error|warning] [--github] [option of check]…
import {spawnSync} from 'node:child_process';
import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, isAbsolute, join, relative, resolve, sep} from 'node:path';
import {pathToFileURL} from 'node:url';

const levels = ['note', 'warning', 'error'];
const {file, failOn, isGitHub, folder, words} = readWords(process.argv.slice(2));
const {status, sarif} = check();
const [run] = sarif.runs;
run.results.forEach(placeInRepository);
const results = run.results.filter(({suppressions = []}) => suppressions.length === 0);
for (const result of results) {
	console.log(isGitHub ? annotation(result) : `${placeOf(result)}: ${visible(result.message.text)} (${result.ruleId})`);
}
if (file !== undefined) {
	// Code scanning takes no result without a file of the repository, and none that is suppressed.
	const kept = isGitHub ? results.filter((result) => fileOf(result) !== undefined) : run.results;
	writeFileSync(file, JSON.stringify({...sarif, runs: [{...run, results: kept}]}, null, 2));
}
if (isGitHub && process.env.GITHUB_OUTPUT) {
	appendFileSync(process.env.GITHUB_OUTPUT, `verdict=${['healthy', 'broken', '', 'unverified'][status]}\n`);
}
const isWhole = run.invocations.every(({executionSuccessful}) => executionSuccessful);
if (!isWhole) {
	console.error('claude-fix: not everything could be looked at; claude-fix check says what');
}
process.exitCode = !isWhole || results.some(({level}) => levels.indexOf(level) >= levels.indexOf(failOn)) ? 1 : 0;

/** What isn't ours is an option of check; of `--cwd` the last one counts. */
function readWords(given) {
	const read = {file: undefined, failOn: 'error', isGitHub: false, folder: '.', words: []};
	for (let at = 0; at < given.length; at++) {
		if (given[at] === '--sarif') {
			read.file = given[++at];
		} else if (given[at] === '--fail-on') {
			read.failOn = given[++at];
		} else if (given[at] === '--github') {
			read.isGitHub = true;
		} else if (given[at] === '--cwd') {
			read.folder = given[++at];
		} else if (given[at].startsWith('--cwd=')) {
			read.folder = given[at].slice('--cwd='.length);
		} else {
			read.words.push(given[at]);
		}
	}
	if (!levels.includes(read.failOn) || !read.folder) {
		console.error(`--fail-on is one of ${levels.join(', ')}; --cwd needs a folder`);
		process.exit(2);
	}
	return {...read, folder: resolve(read.folder)};
}

/** npx starts in an empty folder: in a repository it would take the package and the registry that the repository names. */
function check() {
	const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
	const started = ['--yes', `claude-fix@${version}`, 'check', '--sarif', ...words, '--cwd', folder];
	// On Windows npx is a script that only a shell could start, and words are no commands.
	const [program, ...first] =
		process.platform === 'win32'
			? [process.execPath, join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npx-cli.js')]
			: ['npx'];
	const empty = mkdtempSync(join(tmpdir(), 'claude-fix-'));
	// Where npm finds this file it looks no further up.
	writeFileSync(join(empty, 'package.json'), '{}');
	const {status, stdout, error} = spawnSync(program, [...first, ...started], {
		cwd: empty,
		encoding: 'utf8',
		env: {...process.env, PWD: empty, INIT_CWD: empty},
		maxBuffer: 64 * 1024 * 1024,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	rmSync(empty, {recursive: true, force: true});
	try {
		return {status, sarif: JSON.parse(stdout)};
	} catch {
		const why = error ? error.code : `it ended with ${status ?? 'a signal'}`;
		console.error(`claude-fix: npx gave no report: ${why}`);
		process.exit([0, 1, 3, null].includes(status) ? 70 : status);
	}
}

/** Places are said from where this was started, the root of the repository. */
function placeInRepository({locations}) {
	const way = relative(process.cwd(), folder);
	const isBelow = !isAbsolute(way) && way.split(sep)[0] !== '..';
	const start = way === '' ? [] : way.split(sep).map(encodeURIComponent);
	for (const {physicalLocation} of locations) {
		const place = physicalLocation?.artifactLocation;
		if (place?.uriBaseId === '%SRCROOT%') {
			const outside = {uri: pathToFileURL(join(folder, decodeURIComponent(place.uri))).href, uriBaseId: undefined};
			Object.assign(place, isBelow ? {uri: [...start, place.uri].join('/')} : outside);
		}
	}
}

/** The place in the repository, which comes first; undefined: it is elsewhere. */
function fileOf({locations: [first]}) {
	const {artifactLocation, region} = first?.physicalLocation ?? {};
	return artifactLocation?.uriBaseId === '%SRCROOT%'
		? {path: visible(decodeURIComponent(artifactLocation.uri)), line: region?.startLine}
		: undefined;
}

function placeOf(result) {
	const place = fileOf(result);
	return place ? [place.path, ...(place.line ? [place.line] : [])].join(':') : 'elsewhere';
}

/** Names of files are anybody's: nothing of them drives a terminal, hides, or begins a line. */
function visible(text) {
	return text.replace(
		/[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu,
		(sign) => `\\u{${sign.codePointAt(0).toString(16)}}`,
	);
}

/** A command of the runner: what could end it or begin another one is written as it wants. */
function annotation(result) {
	const {level, message, ruleId} = result;
	const place = fileOf(result);
	const kind = level === 'note' ? 'notice' : level;
	const parts = {...(place && {file: place.path, ...(place.line && {line: place.line})}), title: ruleId};
	const properties = Object.entries(parts).map(([name, value]) => `${name}=${escaped(value, /[%:,]/g)}`);
	return `::${kind} ${properties.join(',')}::${escaped(visible(message.text), /%/g)}`;
}

function escaped(value, pattern) {
	return String(value).replace(pattern, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
