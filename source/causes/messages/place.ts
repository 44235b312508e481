// The messages that causes of where it is set are known by: shells, direnv, dotenv.
import type {CauseMessages} from '../define.js';

export const placeMessages: CauseMessages = {
	'powershell-syntax': [
		[
			11,
			/export.{0,4}(n.?est pas reconnu|ist entweder falsch|wurde nicht als|no se reconoce|n(a|ã)o (e|é) reconhecido|non (e|è) riconosciuto|не является|nie jest rozpoznawan|不是内部或外部命令|は、?内部コマンド|は、?コマンドレット|项识别为|項辨識為|을\(를\)|은\(는\) 내부)/,
		],

		[12, /the term export is not recogni[sz]ed(?!.{0,200}export (?!anthropic|claude)[a-z_]+=)/],
		[12, /export is not recogni[sz]ed as an internal or external/],
		[10, /(the term )?(\$env:)?(anthropic|claude)_[^ ]{3,140} is not recogni[sz]ed/],
		[9, /\$env:(anthropic|claude)_\w+.{0,60}(command not found|not found|bad substitution|no such)/],
		[9, /::(anthropic|claude)_\w+.{0,40}: ?command not found/],
		[9, /unset is not recogni[sz]ed|the term unset is not recogni[sz]ed|the term (source|setenv) is not recogni[sz]ed/],
		[8, /setx: ?(command )?not found|command not found: ?setx/],
		[8, /ps [a-z]:\\.{0,60}> ?export (anthropic|claude)/],
		[6, /ps [a-z]:.{0,60}export (anthropic|claude)/],
		[5, /export: ?=?: ?not a valid identifier/],
	],
	'variable-not-exported': [
		[8, /bad assignment/],

		[8, /export: ?.{0,130}: ?not a valid identifier/],
		[9, /(anthropic|claude)_[a-z_]{3,40}: ?(command )?not found/],
		[9, /command not found: ?(anthropic|claude)_[a-z_]{3,40}/],
		[8, /unknown command:? ?export/],
		[9, /unknown command:? ?(anthropic|claude)_[a-z_]{3,40}/],
		[8, /(anthropic|claude)_[a-z_]{3,40}: ?(unbound variable|parameter not set|not defined)/],
		[8, /unsupported use of =\. in fish/],
		[8, /fish:.{0,20}(expected a variable name|unsupported use of).{0,80}/],
		[7, /export: ?not valid in this context/],
		[6, /not a valid identifier/],
		[5, /keyerror: anthropic_api_key/],
		[4, /os\.environ\[anthropic_api_key\]/],
	],
	'shell-stale': [
		[
			6,
			/(restart|reopen|open a new) (your |the )?(terminal|shell|window|session).{0,80}(environment|variable|path|changes)/,
		],
	],
	'dotenv-overrides': [
		[6, /injecting env \(\d+\) from \.env.{0,300}(401|invalid x-api-key|authentication)/],
		[6, /(loaded|using|overrid\w+|read).{0,40}(anthropic_api_key).{0,40}from \.env/],
		[6, /anthropic_api_key.{0,40}(loaded|overrid\w+|read) (from|by) .{0,30}\.env/],
		[5, /could not parse statement starting at line|failed to parse .{0,40}\.env/],
	],
	'direnv-overrides': [
		[9, /direnv: ?export.{0,300}(\+|~)anthropic_(api_key|auth_token|base_url)/],
		[7, /direnv: ?error.{0,80}\.envrc is blocked/],
		[5, /\.envrc.{0,200}(anthropic|claude)/],
	],
	'ide-environment': [
		[
			7,
			/(vs ?code|vscode|jetbrains|intellij|cursor|pycharm|extension host|webstorm|goland).{0,160}(anthropic_api_key|environment variable)s?.{0,40}(not set|missing|undefined|not found|inherit)/,
		],
		[
			6,
			/(works? in (the |my )?terminal).{0,80}(not in|fails in|but).{0,30}(vs ?code|jetbrains|intellij|cursor|ide|editor)/,
		],
	],
	'inside-claude-code': [
		[9, /claudecode=1/],
		[10.5, /\billegal header value b?'bearer ?'/],
		[7, /claude code cannot be launched inside another claude code session/],
		[6, /nested (claude )?sessions?/],
	],
};
