// `claude-fix demo`: the session on a made-up broken machine, so that anyone can see a cure from start to finish.
import wrapAnsi from 'wrap-ansi';
import {fileUrl} from '../core/links.js';
import type {Place} from '../core/place.js';
import {makeMachine} from '../demo/machine.js';
import {scenarios} from '../demo/scenarios.js';
import {ownCommand} from '../host/single.js';
import {nearest, notThere} from './line/near.js';
import {sessionCommand} from './session.js';
import {type Command, exitCodes, standInWord, type World, whyNotDrawn} from './world.js';

export const demoCommand: Command = async (options, world) => {
	if (options.isList) {
		const listed = scenarios.map(({id, title}) => ({id, title}));
		if (options.isJson) {
			world.printJson(listed);
		} else {
			world.print(listed.map(lineOf).join('\n'));
		}
		return exitCodes.healthy;
	}
	const [id = 'old-key', more] = options.words;
	const scenario = scenarios.find((one) => one.id === id);
	if (!scenario || more !== undefined) {
		const ids = scenarios.map((one) => one.id);
		const problem = scenario ? 'one scenario at a time' : `there is no scenario "${id}"`;
		world.warn(
			`claude-fix: ${notThere(problem, scenario ? undefined : nearest(id, ids), `There are ${ids.join(', ')}.`)}`,
		);
		return exitCodes.usage;
	}
	const why = whyNotDrawn(options.isLinear ? {...world, isDumb: false} : world);
	if (why !== undefined) {
		world.warn(`claude-fix: the demo is an interactive session and ${why}; without one: claude-fix demo --list`);
		return exitCodes.usage;
	}
	// Until the session listens to them itself: what was built has to be removed.
	const signals = untilSignalled();
	const machine = await makeMachine(scenario, [...ownCommand, standInWord]);
	try {
		if (signals.end()) {
			return exitCodes.interrupted;
		}
		const words = `${scenario.story}\n\nThis machine is made up, in a scratch folder: nothing of yours is read or changed.\n`;
		world.print(wrapAnsi(words, Math.min(world.width, 100), {hard: true}));
		const {host, hostWith} = machine;
		const linkOf = world.linkOf && ((place: Place) => fileUrl(place, host));
		// Its servers are its own, on loopback: nobody has to allow that they are asked.
		const gateways = Object.keys(scenario.origins).map((origin) => new URL(origin).host);
		return await sessionCommand({...options, gateways}, {...world, host, hostWith, linkOf} satisfies World);
	} finally {
		machine.remove();
	}
};

function lineOf({id, title}: {readonly id: string; readonly title: string}): string {
	return `  ${id.padEnd(16)}${title}`;
}

function untilSignalled(): {/** Stops listening; whether there was a signal. */ readonly end: () => boolean} {
	const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	let isSignalled = false;
	const note = () => {
		isSignalled = true;
	};
	for (const name of names) {
		process.on(name, note);
	}
	return {
		end() {
			for (const name of names) {
				process.off(name, note);
			}
			return isSignalled;
		},
	};
}
