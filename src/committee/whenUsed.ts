type Method = (...values: never[]) => Promise<unknown>;

/**
 * A feature whose code is loaded the first time one of its methods is called: the pane opens with what its
 * first page needs. A load that failed (the network was away) is tried again at the next call.
 * @param onUsed called after each call, whatever became of it.
 */
export function whenUsed<Feature extends { readonly [Name in keyof Feature]: Method }>(
  load: () => Promise<Feature>,
  onUsed: () => void = () => undefined,
): Feature {
  let loading: Promise<Feature> | null = null;
  const loaded = () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  const methods = new Map<keyof Feature, Method>();
  const methodOf = (name: keyof Feature): Method => {
    const known = methods.get(name);
    if (known !== undefined) return known;
    const method: Method = async (...values) => {
      try {
        return await (await loaded())[name](...values);
      } finally {
        onUsed();
      }
    };
    methods.set(name, method);
    return method;
  };
  // A promise is told by its `then`: a feature is none.
  return new Proxy(Object.create(null) as Feature, {
    get: (_, name) => (name === "then" ? undefined : methodOf(name as keyof Feature)),
  });
}
