/**
 * What is made from a provider, made when it is first asked for, and again once the provider is another one: the global
 * meter provider, unlike the tracer provider, does not pass on to one that is registered after it.
 */
export function perProvider<Provider extends object, Made>(
  current: () => Provider,
  make: (provider: Provider) => Made,
): () => Made {
  let latest: { readonly provider: Provider; readonly made: Made } | undefined;
  return () => {
    const provider = current();
    if (latest?.provider !== provider) latest = { provider, made: make(provider) };
    return latest.made;
  };
}
