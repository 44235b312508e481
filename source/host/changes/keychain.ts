// The step that deletes a keychain item: not before a copy of it lies in the keychain under another name and was read back.
import type {Change} from '../../core/fix.js';
import type {Ground, ReadyStep} from './ground.js';
import type {RecordOf, UndoDecision} from './records.js';
import {addItem, assertFits, findItem, type Item, readItem, removeKeychainItem} from './security.js';
import {Trouble} from './trouble.js';

type KeychainRecord = RecordOf<'keychain'>;

export async function prepareDeletion(
	{service, account}: Extract<Change, {kind: 'delete-keychain-item'}>,
	{host, id}: Ground,
): Promise<ReadyStep> {
	const found = await findItem(host, {service, account, keychain: null});
	if (!found) {
		throw new Trouble(`the keychain item "${service}" isn't there any more`);
	}
	const secret = await readItem(host, found);
	const copy: Item = {...found, service: `claude-fix backup ${id} ${service}`};
	// What couldn't be put back is not deleted.
	assertFits(found, secret);
	assertFits(copy, secret);
	return {
		record: {
			kind: 'keychain',
			service,
			account,
			keychain: found.keychain,
			copy: copy.service,
			fingerprint: secret.fingerprint,
		},
		async perform() {
			await addItem(host, copy, secret);
			await removeKeychainItem(host, found);
			return [];
		},
	};
}

export async function inspectDeletion(record: KeychainRecord, {host}: Ground): Promise<UndoDecision> {
	const {original, copy} = itemsOf(record);
	const [isThere, isKept] = [await findItem(host, original), await findItem(host, copy)];
	if (!isThere) {
		return isKept ? 'restore' : {refused: `the copy of the keychain item "${record.service}" is gone`};
	}
	if (!isKept) {
		return 'skip';
	}
	const {fingerprint} = await readItem(host, original);
	return fingerprint === record.fingerprint
		? 'restore'
		: {refused: `there is a new keychain item "${record.service}" since, so it is left as it is`};
}

export async function revertDeletion(record: KeychainRecord, finding: UndoDecision, {host}: Ground): Promise<void> {
	if (finding !== 'restore') {
		return;
	}
	const {original, copy} = itemsOf(record);
	if (!(await findItem(host, original))) {
		const secret = await readItem(host, copy);
		if (secret.fingerprint !== record.fingerprint) {
			throw new Trouble(`the copy of the keychain item "${record.service}" is damaged`);
		}
		await addItem(host, original, secret);
	}
	await removeKeychainItem(host, copy);
}

function itemsOf({service, account, keychain, copy}: KeychainRecord): {readonly original: Item; readonly copy: Item} {
	return {original: {service, account, keychain}, copy: {service: copy, account, keychain}};
}
