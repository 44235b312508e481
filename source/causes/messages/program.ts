// The messages that the program itself is known by: shells that don't find it, its installer, apps.
import type {CauseMessages} from '../define.js';

export const programMessages: CauseMessages = {
	'claude-missing': [
		[10, /(?<![\w-])claude(-code)?: ?(command )?not found/],
		[10, /command not found: ?claude(-code)?(?![a-z_])/],

		[
			10,
			/claude.{0,4}(n.?est pas reconnu|ist entweder falsch|wurde nicht als|no se reconoce|n(a|ã)o (e|é) reconhecido|non (e|è) riconosciuto|не является|nie jest rozpoznawan|不是内部或外部命令|は、?内部コマンド|は、?コマンドレット|项识别为|項辨識為|을\(를\)|은\(는\) 내부)/,
		],

		[10, /native binary (was )?not (found|installed)/],
		[9, /spawn [^ ]{0,80}claude(\.cmd|\.exe)? enoent/],

		[10, /claude native binary not installed/],
		[10, /\bcommand not found: claude(-code)?\b(?!_)/],
		[10, /\bclaude(-code)?: (command )?not found\b/],
		[10, /claude is not recogni[sz]ed as (an internal|the name|a name)/],
		[10, /the term claude is not recogni[sz]ed/],
		[9, /\bunknown command:? '?claude'?(?![\w-])/],
		[9, /spawn claude(\.cmd|\.exe)? enoent/],
		[9, /(claude code|claude cli|claude) (executable |binary |cli )?(was )?not found(?!error)/],
		[
			9,
			/(could not|couldn.?t|cannot|can.?t|unable to) find (the )?(claude code|claude cli|claude binary|claude executable|claude command|claude)(?! code's)/,
		],
		[9, /clinotfounderror/],
		[9, /(^|[^\w.-])claude: ?no such file or directory/],
		[8, /env: '?‘?node'?’?: no such file or directory.{0,200}/],
		[8, /cannot find (module|package) @anthropic-ai\/claude-code/],
		[10, /permission denied: ?claude(?![\w./-])/],
		[8, /postinstall did not run/],
		[8, /(claude|claude code|claude cli) is not installed/],
		[7, /enoent.{0,60}(\/claude|claude\.exe|claude\.cmd)(?![.\w/-])/],
		[4, /npm install -g @anthropic-ai\/claude-code/],
		[7, /no such file or directory: ?.?claude.?$/],
		[6, /(native installation exists but|installation.{0,20}) .{0,60}not in your path/],
		[6, /claude.{0,60}not (in|on) (your |the )?path/],
	],
	'claude-outdated': [
		[
			9,
			/(claude code|claude|your version|this version).{0,80}(needs? an update|out of date|outdated|too old|no longer supported|is not supported|minimum version)/,
		],
		[9, /(newer version|1\.\d+\.\d+|2\.\d+\.\d+) or (higher|later|newer) (is )?required/],
		[8, /please (run )?claude update/],
		[7, /update (available|required).{0,60}claude/],
		[7, /error: ?unknown (command|option).{0,30}(auth|setup-token|--console)/],
		[6, /unknown scope:/],
		[6, /authorization header is missing.{0,120}bedrock|bedrock.{0,120}authorization header is missing/],
		[6, /requires node\.?js (version )?\d+/],
		[5, /(auto-?update|update) (failed|not possible)/],
	],
	'claude-duplicates': [
		[8, /multiple installations detected/],

		[8, /multiple (claude code )?installations( found| detected)?/],
		[7, /(multiple|several|other|leftover|conflicting).{0,30}(claude|npm global).{0,30}install/],
		[6, /leftover npm (global|local) installation/],
	],
	'folklore-file': [
		[8, /\.config(\/|\\)?claude-code(\/|\\)?auth\.json/],
		[6, /(\/|\\)\.?claude(\/|\\)?credentials\.json.{0,40}(no such file|not found|enoent|cannot find)/],
	],
	'app-misconfigured': [
		[
			6,
			/\b(cline|roo code|kilo code|continue|cursor|zed|cherry studio|librechat|n8n|aider|opencode|open webui|chatbox|jan|obsidian|raycast|task-?master|goose|lobechat|anythingllm|dify|flowise|copilot|typingmind|msty|big-agi|avante|codecompanion|positron)\b.{0,160}(invalid x-api-key|invalid api key|authentication_error|unauthorized)/,
		],
		[5, /credentials? (of|for) type .?anthropicapi/],
		[
			5,
			/\[zed\]|roo code:|cline:|kilo code:|continue:|opencode:|n8n|task-master|cherry studio|librechat|lobechat|aider|avante|open ?webui|anythingllm/,
		],
	],
};
