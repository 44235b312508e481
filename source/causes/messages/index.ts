// The messages that causes are known by, of all sections.
import type {CauseMessages} from '../define.js';
import {baseUrlMessages} from './base-url.js';
import {keyMessages} from './key.js';
import {keychainMessages} from './keychain.js';
import {placeMessages} from './place.js';
import {precedenceMessages} from './precedence.js';
import {programMessages} from './program.js';
import {serverMessages} from './server.js';
import {signInMessages} from './sign-in.js';
import {wayMessages} from './way.js';

export const messages: CauseMessages = {
	...baseUrlMessages,
	...keyMessages,
	...keychainMessages,
	...placeMessages,
	...precedenceMessages,
	...programMessages,
	...serverMessages,
	...signInMessages,
	...wayMessages,
};
