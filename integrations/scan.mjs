#!/usr/bin/env node
// What the GitHub Action and the pre-commit hook run: claude-fix's check as SARIF, told in lines or annotations, and an exit code.
// Usage: scan.mjs [--sarif FILE] [--fail-on error|warning] [--github] [option of check]…
import {spawnSync} from 'node:child_process';
import {appendFileSync, readFileSync, writeFileSync} from 'node:fs';

const levels = ['note', 'warning', 'error'];
const {file, failOn, isGitHub, words} = readWords(process.argv.slice(2));
const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

const {status, stdout} = spawnSync('npx', ['--yes', `claude-fix@${version}`, 'check', ...words, '--sarif'], {
	encoding: 'utf8',
	// npx is a script there, which only a shell can start.
	shell: process.platform === 'win32',
	stdio: ['ignore', 'pipe', 'inherit'],
});
if (![0, 1, 3].includes(status)) {
	process.exit(status ?? 70);
}
const sarif = JSON.parse(stdout);
const [run] = sarif.runs;
const results = run.results.filter(({suppressions = []}) => suppressions.length === 0);
for (const result of results) {
	console.log(isGitHub ? annotation(result) : `${placeOf(result)}: ${result.message.text} (${result.ruleId})`);
}
if (file !== undefined) {
	// Code scanning takes no result without a file of the repository, and none that is suppressed.
	const kept = isGitHub ? results.filter((result) => fileOf(result) !== undefined) : run.results;
	writeFileSync(file, JSON.stringify({...sarif, runs: [{...run, results: kept}]}, null, 2));
}
if (isGitHub && process.env.GITHUB_OUTPUT) {
	appendFileSync(process.env.GITHUB_OUTPUT, `verdict=${['healthy', 'broken', '', 'unverified'][status]}\n`);
}
process.exitCode = results.some(({level}) => levels.indexOf(level) >= levels.indexOf(failOn)) ? 1 : 0;

/** What isn't ours is an option of check. */
function readWords(given) {
	const read = {file: undefined, failOn: 'error', isGitHub: false, words: []};
	for (let at = 0; at < given.length; at++) {
		if (given[at] === '--sarif') {
			read.file = given[++at];
		} else if (given[at] === '--fail-on') {
			read.failOn = given[++at];
		} else if (given[at] === '--github') {
			read.isGitHub = true;
		} else {
			read.words.push(given[at]);
		}
	}
	if (!levels.includes(read.failOn)) {
		console.error(`--fail-on is one of ${levels.join(', ')}`);
		process.exit(2);
	}
	return read;
}

/** The place in the repository; undefined: it is elsewhere. */
function fileOf({locations}) {
	const {artifactLocation, region} = locations[0]?.physicalLocation ?? {};
	return artifactLocation?.uriBaseId === '%SRCROOT%'
		? {path: decodeURIComponent(artifactLocation.uri), line: region?.startLine}
		: undefined;
}

function placeOf(result) {
	const place = fileOf(result);
	return place ? [place.path, ...(place.line ? [place.line] : [])].join(':') : 'elsewhere';
}

/** A command of the runner: what could end it or begin another one is written as it wants. */
function annotation(result) {
	const {level, message, ruleId} = result;
	const place = fileOf(result);
	const kind = level === 'note' ? 'notice' : level;
	const parts = {...(place && {file: place.path, ...(place.line && {line: place.line})}), title: ruleId};
	const properties = Object.entries(parts).map(([name, value]) => `${name}=${escaped(value, /[%\r\n:,]/g)}`);
	return `::${kind} ${properties.join(',')}::${escaped(message.text, /[%\r\n]/g)}`;
}

function escaped(value, pattern) {
	return String(value).replace(pattern, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
