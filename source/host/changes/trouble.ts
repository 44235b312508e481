// Why a change can't be made, as one line for people; of anything else that is thrown the line has only the code.
import {codeOf} from '../deadline.js';

export class Trouble extends Error {}

const problems: Readonly<Record<string, string>> = {
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	EROFS: 'it is on a disk that is read-only',
	ENOSPC: 'the disk is full',
	EDQUOT: 'the disk quota is used up',
	ENOENT: 'it is gone',
	ENOTDIR: 'something above it is not a folder',
	EEXIST: 'something is there already',
	ELOOP: 'a link is in the way',
	EBUSY: 'it is in use',
	ETXTBSY: 'it is in use',
	ENAMETOOLONG: 'the name would be too long',
	EXDEV: 'it is a disk of its own',
};

/** One line, without secrets. `subject` begins the line of what isn't a Trouble. */
export function troubleOf(error: unknown, subject: string): string {
	if (error instanceof Trouble) {
		return error.message;
	}
	const code = codeOf(error);
	return `${subject}: ${problems[code] ?? (code || 'an unexpected error')}`;
}
