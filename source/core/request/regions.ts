// Where a cloud is asked: regions, resources and the addresses made of them (request-rules.md §4.3 and §4.4).
import {holdsFor} from '../versions.js';

export type RegionFacts = {
	/** What a variable has, trimmed; undefined: blank or not set. */
	readonly text: (name: string) => string | undefined;
	/** `region` of the AWS profile in force. */
	readonly ofProfile: string | undefined;
	readonly version: string | null;
};

/** The region of Bedrock, Mantle and Claude Platform on AWS. */
export function awsRegion({text, ofProfile, version}: RegionFacts): string {
	const known = holdsFor('region-of-profile', version) ? ofProfile : undefined;
	const regions = [text('AWS_REGION'), text('AWS_DEFAULT_REGION'), known];
	return regions.find((region) => isRegion(region, version)) ?? 'us-east-1';
}

/** The host of Vertex: the region of the model in use goes before the general one. */
export function vertexHost({text, version}: Omit<RegionFacts, 'ofProfile'>): string {
	const names = [...modelRegionNames(text('ANTHROPIC_MODEL')), 'CLOUD_ML_REGION'];
	const region = names.map(text).find((one) => isRegion(one, version)) ?? 'us-east5';
	// Multi-regions have their own hosts (anthropics/anthropic-sdk, vertex client).
	return region === 'global'
		? 'aiplatform.googleapis.com'
		: region === 'us' || region === 'eu'
			? `aiplatform.${region}.rep.googleapis.com`
			: `${region}-aiplatform.googleapis.com`;
}

/** What can't be part of a host name, such as a blank, a slash or a dot (observed on 2.1.332). */
function isRegion(region: string | undefined, version: string | null): boolean {
	return region !== undefined && (/^(?!-)[a-z\d-]+(?<!-)$/i.test(region) || !holdsFor('odd-region-unset', version));
}

/** undefined: none, or one that is refused (observed on 2.1.332). */
export function foundryResource({text, version}: Omit<RegionFacts, 'ofProfile'>): string | undefined {
	const resource = text('ANTHROPIC_FOUNDRY_RESOURCE') ?? '';
	const isName = /^[a-z\d][a-z\d-]{0,62}[a-z\d]$/i.test(resource) || !holdsFor('odd-resource-refused', version);
	return resource !== '' && isName ? resource : undefined;
}

/** VERTEX_REGION_CLAUDE_4_5_SONNET of claude-sonnet-4-5@20250929; from Haiku 4.5 on family and version change places for Haiku. */
function modelRegionNames(model: string | undefined): readonly string[] {
	const name = model?.toLowerCase() ?? '';
	const [, family, first, second] = /claude-(opus|sonnet|haiku)-(\d)(?:-(\d)(?!\d))?/.exec(name) ?? [];
	if (family !== undefined && first !== undefined) {
		const version = second === undefined ? first : `${first}_${second}`;
		const isHaiku = family === 'haiku';
		const whole = second === undefined && first === '4' ? `${first}_0` : version;
		return isHaiku
			? [`VERTEX_REGION_CLAUDE_HAIKU_${version}`]
			: [`VERTEX_REGION_CLAUDE_${whole}_${family.toUpperCase()}`];
	}
	const [, major, minor, older] = /claude-(\d)(?:-(\d))?-(opus|sonnet|haiku)/.exec(name) ?? [];
	return older === undefined
		? []
		: [`VERTEX_REGION_CLAUDE_${[major, minor].filter((part) => part !== undefined).join('_')}_${older.toUpperCase()}`];
}
