// Names that a program sets in its own environment for the client: `os.environ["ANTROPIC_API_KEY"] = …` is read by nothing.
import type {NameInSource} from '../../core/readings.js';
import type {ProjectFile} from '../project-files.js';
import {Lines} from '../syntax/lines.js';
import {languageOf} from './languages.js';
import {isCommented} from './values.js';

const setting =
	/(?:\bos\.environ|\bENV|\bprocess\.env|\bDeno\.env)(?:\.setdefault\(\s*["'](\w+)["']|\.set\(\s*["'](\w+)["']|\[["'](\w+)["']\]\s*(?:\|\||\?\?)?=(?!=)|\.([A-Z]\w+)\s*(?:\|\||\?\?)?=(?!=))|\bos\.(?:putenv|Setenv)\(\s*["'](\w+)["']/g;

const mostNames = 50;

export function namesSetIn({name: fileName, path, text, digest}: ProjectFile): readonly NameInSource[] {
	const language = languageOf(fileName);
	if (!language) {
		return [];
	}
	const lines = new Lines(text);
	return [...text.matchAll(setting)].slice(0, mostNames).flatMap((match): NameInSource[] => {
		const name = match.slice(1).find((one) => one !== undefined) ?? '';
		const start = match.index + match[0].indexOf(name);
		return isCommented(text, match.index, language)
			? []
			: [{name, digest, span: {start, end: start + name.length}, site: {kind: 'file', path, ...lines.at(start)}}];
	});
}
