// The shape of an app's description: where its readable settings are and what in them is the key and the base URL. Data only.
import type {UrlForm} from '../../core/readings.js';
import type {SettingPath} from '../setting-shape.js';

export type AppFile = {
	/**
	 * `~/` home · `./` the working folder · `{config}/` ~/.config, ~/Library/Application Support or %APPDATA% · `{xdg}/` ~/.config
	 * everywhere (XDG_CONFIG_HOME) · `{data}/` ~/.local/share (XDG_DATA_HOME). `*` is any name of a folder. How a file is read is told by its name.
	 */
	readonly paths: readonly string[];
	/** The file is this app's only if it has this name at its top… */
	readonly requires?: string;
	/** …or if one of these files is there too. */
	readonly beside?: readonly string[];
	readonly entries: readonly AppPattern[];
};

/** Where the parts of an entry are, below `each`: one entry for every place that it means. */
export type AppPattern = {
	/** `*` stands for any name or index. Default: the file itself. */
	readonly each?: SettingPath;
	/** Only where this value is so. */
	readonly where?: readonly (readonly [SettingPath, RegExp])[];
	readonly label?: SettingPath;
	/** The first that is there. */
	readonly key?: readonly SettingPath[];
	readonly baseUrl?: readonly SettingPath[];
	/** Of a key at one of these the header is Authorization. */
	readonly bearer?: readonly SettingPath[];
};

export type AppDescription = {
	readonly id: string;
	readonly name: string;
	/** Where this is documented or was read (facts.md §12 unless said otherwise). */
	readonly source?: string;
	readonly files: readonly AppFile[];
	/** Default: /v1/messages is appended, as by an SDK. */
	readonly urlForm?: UrlForm;
	/** A value in place of the key that is right as it is. */
	readonly keyElsewhere?: RegExp;
	/** Variables of its environment. */
	readonly reads?: {readonly key?: readonly string[]; readonly baseUrl?: readonly string[]};
	readonly startsClaudeCode?: boolean;
	/** What it has is the environment of programs of one's own: a fault of it is told as theirs. */
	readonly handsOn?: true;
	/** A .env file that its references are looked up in first. */
	readonly secrets?: string;
};
