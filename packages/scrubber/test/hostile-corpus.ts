/** Texts made to keep a backtracking or rescanning detector busy. */
export const hostile: readonly { readonly name: string; readonly text: (length: number) => string }[] = [
  ['a word without end', 'a'], ['at signs', '@'], ['locals', 'a@'], ['labels', '@a.'], ['numbered labels', '@1.1.1.1.1.1.1.1.1.1'],
  ['dots', '.'], ['digits', '1'], ['dotted digits', '1.'], ['addresses', '10.1.2.3 '], ['five parts', '1.2.3.4.'],
  ['colons', ':'], ['groups', 'a:'], ['short groups', 'a::'], ['groups and dots', '1:1.1.'], ['double colons', '1:2::3:'],
  ['token openings', 'eyJ'], ['token parts', 'eyJ.'], ['headers', 'eyJhbGciOiJI'], ['header and dots', 'eyJhbGciOiJIUzI1NiJ9.'],
  ['key headers', '-----BEGIN PRIVATE KEY-----'], ['key footers', '-----END PRIVATE KEY-----'], ['dashes', '-'], ['half a header', '-----BEGIN '],
  ['bearers', 'bearer '], ['basics', 'basic a'], ['curls', 'curl -u a'],
  ['keys', 'password'], ['keys with joints', 'password='], ['likely keys', 'token='], ['quoted keys', 'token="'], ['mixed quotes', `token="'`],
  ['escaped quotes', 'token=\\"'], ['deeper quotes', 'password="\\\\"'], ['user keys', 'user_id='], ['user paths', '/users/'], ['lists', 'password=['],
  ['templates', 'password=${'], ['tags', '<password>'], ['keys in prose', 'token: a '], ['quoted prose', 'token: "a b '],
  ['schemes', 'a://'], ['user infos', 'a://b:'], ['user infos and slashes', 'http://b:c/'], ['web addresses', 'http://a@b:c@'],
  ['percents', '%'], ['percents of percents', '%25'], ['broken UTF-8', '%e2%82'], ['backslashes', '\\'], ['unicode escapes', '\\u0040'],
  ['braced escapes', '\\u{0000'], ['entities', '&amp;'], ['open entities', '&#'], ['brackets', '[ '], ['spelled', ' at a dot a'], ['zero width', '\u200b'],
  ['ligatures', '\ufdfa'], ['combining', 'e\u0301'], ['digits of another script', '٠'], ['ideographs', '漢字'], ['emoji', '👩‍💻'],
  ['base64', 'YWxpY2VAZXhhbXBsZS5jb20='], ['base64 of base64', Buffer.from(Buffer.from('alice@example.com ').toString('base64')).toString('base64')],
  ['base64 of escapes', Buffer.from('%25%25%40%40\\u0040').toString('base64')], ['short base64 runs', 'abcdefghijklmnop '], ['finds', 'alice@example.com '],
  ['line breaks', '\n'], ['blanks', ' '], ['nulls', '\0'],
].map(([name, unit]) => ({ name: name!, text: (length) => unit!.repeat(Math.ceil(length / unit!.length)).slice(0, length) }));
