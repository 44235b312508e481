// The cloud provider refuses or lacks credentials.
import {defineCause} from '../define.js';
import {pages} from '../links.js';
import {everySymptom} from '../symptoms.js';

export default defineCause({
	id: 'cloud-credentials',
	section: 'precedence',
	title: 'The cloud provider refuses or lacks credentials',
	meaning:
		'Claude Code is meant to use Bedrock, Vertex or Foundry, but the credentials of that cloud are missing, expired or refused. This is between you and the cloud; Anthropic is not asked.',
	tell: 'Region, project or model variables of that cloud are set, so it is not a left-over flag.',
	remedy: [
		'AWS: `aws sso login --profile NAME`, then `aws sts get-caller-identity`.',
		'Google Cloud: `gcloud auth application-default login`.',
		'Azure: `az login`, or set `ANTHROPIC_FOUNDRY_API_KEY` and `ANTHROPIC_FOUNDRY_RESOURCE`.',
	],
	first: {
		any: 'Renew the sign-in of the cloud: `aws sso login`, `gcloud auth application-default login` or `az login`.',
		action: 'Let the workflow sign in to the cloud before this step (its OIDC role or its secrets).',
		cloud:
			'Renew that sign-in (`aws sso login`, `gcloud auth application-default login`, `az login`); if it is valid, ask for the permission that is named.',
		aws: 'Renew the credentials of this profile (`aws sso login`, or new keys); if `aws sts get-caller-identity` shows them, ask for the permission that is named.',
		google:
			'Renew the sign-in: `gcloud auth application-default login`; if it is valid, ask for the permission that is named.',
		azure: 'Check that key and endpoint are of the same resource, or sign in again with `az login`.',
	},
	links: [pages.authentication, pages.errors],
	rank: 140,
	explains: [...everySymptom],
	assumes: {cause: 'cloud-credentials', status: 0},
	words: {
		own: [
			'aws credentials expired or invalid',
			'aws authentication failed',
			'must start with predefined prefix',
			'invalid rapt',
			'not authorized to perform bedrock',
			'security token included in the request is expired',
			'provide credentials in the authorization header to use aws bedrock',
		],
		says: [
			'sso session ~ expired',
			'sso session associated with this profile ~ invalid',
			'aws sso login',
			'gcloud auth application default login',
			'reauth related error',
			'default credentials were not found',
			'default credentials error',
			'could not automatically determine credentials',
			'could not resolve credentials',
			'request signature we calculated does not match',
			'credentials provider error',
			'access denied due to invalid subscription key',
			'default azure credential',
			'azure cli credential',
			'aadsts',
			'expired token exception',
			'access denied exception',
			'caller does not have permission',
			'<cloud> ~ <credential> ~ <expired>',
			'<cloud> ^ <rejected>',
			'principal does not have access to api operation',
		],
		hints: ['expired token', 'aws & credentials'],
	},
});
