// Loads what draws. The Ink of a build can't wait at its top level for what lays out, so it says when that is ready.
export async function loadMount(): Promise<typeof import('./mount.js')> {
	const [mounting, ink] = await Promise.all([import('./mount.js'), import('ink')]);
	await (ink as {readonly ready?: Promise<void>}).ready;
	return mounting;
}
