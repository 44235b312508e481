// The areas that are looked at: each is a line in a fixed place, and a heading of the checklist.

export const areas = [
	{id: 'sign-in', title: 'Sign-in'},
	{id: 'settings', title: 'Settings'},
	{id: 'credential', title: 'Credential'},
	{id: 'files', title: 'Shell and project files'},
	{id: 'server', title: 'Server'},
] as const;

export type Area = (typeof areas)[number];
export type AreaId = Area['id'];
