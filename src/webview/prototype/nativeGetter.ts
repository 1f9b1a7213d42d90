/**
 * The browser's own getter of a property, taken now, so that it cannot be replaced later.
 *
 * @param owner the prototype that has the property, such as `MessageEvent.prototype`
 * @returns a function that reads the property of an object of that kind
 */
export function nativeGetter<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
): (from: Owner) => Owner[Name] {
  const get = Object.getOwnPropertyDescriptor(owner, name)?.get as () => Owner[Name];
  return Function.prototype.call.bind(get) as (from: Owner) => Owner[Name];
}
