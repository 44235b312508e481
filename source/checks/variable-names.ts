// A near miss of a variable's name holds a credential, and the right name doesn't: in the environment, a shell file, a .env file or the settings.
import {defineCheck, type Finding, optional} from '../core/check.js';
import {anthropicOrigin, readEndpoint} from '../core/endpoint.js';
import type {Fix} from '../core/fix.js';
import {intendedName, isVagueUrl, vaguelyIntended} from '../core/near-names.js';
import type {EditorSettings, NameInSource, ProcessEnvironment, ShellFiles, Variable} from '../core/readings.js';
import {goesElsewhere} from '../core/trust.js';
import {hasNothing, type Sender} from '../facts/sender.js';
import {type Senders, senders} from '../facts/senders.js';
import {canBeChanged, isTaken} from '../facts/setters.js';
import {editors} from '../probes/editors.js';
import {environment} from '../probes/environment.js';
import {shellFiles} from '../probes/shell-files.js';
import {alsoHere, editText, inThisShell, manual, safe} from './shared/fixes.js';
import {isForeign} from './shared/key-kind.js';
import {isOfTerminals} from './shared/sender-fixes.js';
import {rename} from './shared/set-changes.js';

export default defineCheck({
	id: 'variable-names',
	title: 'Names of variables',
	area: 'files',
	order: 320,
	for: ['claude-code', 'api', 'app'],
	needs: {environment, senders, shell: optional(shellFiles), editor: optional(editors)},
	judge({environment: own, senders: facts, shell, editor}) {
		const [sender] = facts.all;
		const isOfClient = sender?.kind !== 'claude-code';
		// Claude Code blanks the variables for what it starts: what is missing here may be there in a terminal.
		if (!sender || (isOfClient && facts.where?.inside.includes('claude-code'))) {
			return [];
		}
		const lack = lackOf(sender);
		const read = new Set(facts.sources?.references.flatMap(({names}) => names));
		const inCode = lack.isMissing && isOfClient ? (facts.sources?.setNames ?? []) : [];
		return [
			...inCode.flatMap((one) => (read.has(one.name) ? [] : misspelledInCode(one))),
			...candidatesIn(facts, own, shell, editor)
				.filter(({name, value}) => !value.isBlank && !read.has(name))
				.flatMap((variable) => {
					const intended = intendedFor(variable, lack);
					const isOpen = intended !== undefined && sender.inForce(intended.name)?.value.isBlank !== false;
					return isOpen ? misspelled(sender, variable, intended, !isOfClient) : [];
				}),
		];
	},
});

/** What doesn't reach this sender. */
type Lack = {
	/** Nothing would be sent, or a sign-in to a server that can't take it: what was meant for it is missing. */
	readonly isMissing: boolean;
	/** A token of another server goes to Anthropic: the address that was meant may stand under another name. */
	readonly isAstray: boolean;
	readonly isForGateway: boolean;
};

function lackOf(sender: Sender): Lack {
	const {kind, request, refusal} = sender;
	const baseUrl = sender.inForce('ANTHROPIC_BASE_URL');
	return {
		isMissing:
			kind === 'claude-code'
				? refusal !== undefined || !request || goesElsewhere(request)
				: hasNothing(sender) || refusal?.cause === 'key-empty',
		isAstray:
			request?.origin === anthropicOrigin &&
			[request.xApiKey, request.bearer].some((sent) => sent?.value && isForeign(sent.value.kind)),
		isForGateway: baseUrl !== undefined && !readEndpoint(baseUrl.plain ?? '').isAnthropic,
	};
}

type Intended = {readonly name: string; readonly isAddress: boolean; readonly isNeeded: boolean};

/** The name that was meant. */
function intendedFor({name, value}: Variable, {isMissing, isAstray, isForGateway}: Lack): Intended | undefined {
	const isAddress = isAstray && isVagueUrl(name) && value.origin !== undefined;
	const intended = isAddress
		? 'ANTHROPIC_BASE_URL'
		: (intendedName(name) ?? (isMissing ? vaguelyIntended(name, value, isForGateway) : undefined));
	return intended === undefined ? undefined : {name: intended, isAddress, isNeeded: isMissing || isAddress};
}

/** What nothing lacks is noted only for Claude Code, and only of a credential. */
function misspelled(sender: Sender, variable: Variable, intended: Intended, isNoted: boolean): readonly Finding[] {
	const isCredential = ['api-key', 'oauth'].includes(variable.value.trimmed().kind);
	return intended.isNeeded || (isNoted && isCredential)
		? [
				{
					cause: 'variable-misspelled',
					severity: intended.isNeeded ? 'error' : 'note',
					title: `${variable.name} is read by nothing; the name is ${intended.name}`,
					detail: 'The value is there, under a name that neither Claude Code nor the SDKs read.',
					where: [variable.site],
					leadsTo: intended.isAddress ? ['gateway-token-left'] : [],
					fixes: [calledRight(sender, variable, intended.name)],
				},
			]
		: [];
}

/** The program itself sets the name for its client. */
function misspelledInCode({name, site, digest, span}: NameInSource): readonly Finding[] {
	const intended = intendedName(name);
	return intended === undefined
		? []
		: [
				{
					cause: 'variable-misspelled',
					severity: 'error',
					title: `${name} is read by nothing; the name is ${intended}`,
					detail: 'The program sets it for its client here, under a name that no SDK reads.',
					where: [site],
					fixes: [
						safe('rename', `Call it ${intended}`, [editText({path: site.path, digest}, {...span, text: intended})], {
							next: ['key-rejected', 'key-empty'],
						}),
					],
				},
			];
}

/** Everything that sets a variable: the environment at the place that set it, and what hasn't got into it. */
function candidatesIn(
	{origins, dotenv, claude}: Senders,
	{variables}: ProcessEnvironment,
	shell: ShellFiles | undefined,
	editor: EditorSettings | undefined,
): readonly Variable[] {
	const had = new Set(variables.map(({name}) => name));
	return [
		...variables.map((variable) => origins.locate(variable)),
		...(shell?.assignments ?? []).filter(
			({name, effect, reach}) => !had.has(name) && effect === 'exports' && reach !== 'function',
		),
		...(claude?.settings.files ?? []).flatMap(({env}) => env),
		...(claude ? (editor?.assignments ?? []).filter(({use, isMisplaced}) => use === 'extension' && !isMisplaced) : []),
		...(claude ? [] : (dotenv?.assignments ?? []).filter(({effect}) => effect === 'exports')),
	];
}

function calledRight(sender: Sender, variable: Variable, intended: string): Fix {
	const setters = sender.settersOf(variable);
	const here = {kind: 'copy', name: intended, from: variable.name} as const;
	return canBeChanged(setters) && !isTaken(setters, sender.settersOf({...variable, name: intended}))
		? safe('rename', `Call it ${intended}`, [
				...rename(intended, setters),
				...(setters.some(isOfTerminals) ? [alsoHere(here)] : []),
			])
		: manual('rename', `Call it ${intended} where it is set`, inThisShell(here));
}
