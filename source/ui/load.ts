// Loads what draws. A bundled Ink can't await its layout engine at the top level, so this tells when it is ready.
export async function loadMount(): Promise<typeof import('./mount.js')> {
	const [mounting, ink] = await Promise.all([import('./mount.js'), import('ink')]);
	await (ink as {readonly ready?: Promise<void>}).ready;
	return mounting;
}
