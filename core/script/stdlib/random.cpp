#include <core/script/stdlib/modules.h>
#include <core/script/stdlib/random.h>

#include <algorithm>
#include <cmath>

namespace retort::script
{

BigNumber randomBits(std::mt19937_64 &engine, std::uint64_t count)
{
    BigNumber number;
    for (std::uint64_t done = 0; done < count; done += 64) {
        const std::uint64_t bits = std::min<std::uint64_t>(count - done, 64);
        mpz_mul_2exp(number.get(), number.get(), bits);
        mpz_add_ui(number.get(), number.get(), engine() >> (64 - bits));
    }
    return number;
}

Eval<> randomBelow(Interpreter &vm, std::mt19937_64 &engine, const BigNumber &limit)
{
    // Numbers beyond the limit are thrown away, so that all others are equally likely.
    BigNumber number = randomBits(engine, limit.bits());
    while (mpz_cmp(number.get(), limit.get()) >= 0) {
        RETORT_CHECK(vm.tick());
        number = randomBits(engine, limit.bits());
    }
    return makeInt(vm, std::move(number));
}

Eval<> randomChoice(Interpreter &vm, std::mt19937_64 &engine, const Value &sequence)
{
    RETORT_TRY(const std::size_t length, lengthOf(vm, sequence));
    if (length == 0)
        return vm.raise(vm.errors().IndexError, "Cannot choose from an empty sequence");
    RETORT_TRY(const Value index, randomBelow(vm, engine, BigNumber(static_cast<std::int64_t>(length))));
    return getItem(vm, sequence, index);
}

namespace
{

/// With a source of its own, or, as a SystemRandom, with the world's.
class RandomObject : public Instance
{
public:
    using Instance::Instance;
    std::optional<std::mt19937_64> engine;
};

/// Functions of the module draw from the world, methods from their object.
std::mt19937_64 &engineOf(Call &call)
{
    World &world = worldOf(call.vm);
    if (auto *random = call.self.native<RandomObject>())
        return random->engine ? *random->engine : world.random;
    return world.seeded ? *world.seeded : world.random;
}

Eval<std::mt19937_64> seededWith(Interpreter &vm, const Value &seed)
{
    if (seed.isNone())
        return std::mt19937_64(worldOf(vm).random());
    RETORT_TRY(const std::int64_t hash, hashOf(vm, seed));
    return std::mt19937_64(static_cast<std::uint64_t>(hash));
}

Eval<> seed(Call &call)
{
    RETORT_TRY(std::mt19937_64 engine, seededWith(call.vm, call[0]));
    if (auto *random = call.self.native<RandomObject>())
        random->engine = engine;
    else
        worldOf(call.vm).seeded = engine;
    return Value::none();
}

double fraction(std::mt19937_64 &engine)
{
    return static_cast<double>(engine() >> 11U) * 0x1p-53;
}

Eval<> random(Call &call)
{
    return Value::real(fraction(engineOf(call)));
}

Eval<> uniform(Call &call)
{
    RETORT_TRY(const double a, call.number(0));
    RETORT_TRY(const double b, call.number(1));
    return Value::real(a + (b - a) * fraction(engineOf(call)));
}

Eval<> gauss(Call &call)
{
    RETORT_TRY(const double mean, call.number(0));
    RETORT_TRY(const double deviation, call.number(1));
    return Value::real(std::normal_distribution<double>()(engineOf(call)) * deviation + mean);
}

Eval<> getrandbits(Call &call)
{
    RETORT_TRY(const std::int64_t count, call.integer(0));
    if (count < 0)
        return call.vm.raise(call.vm.errors().ValueError, "number of bits must be non-negative");
    if (static_cast<std::size_t>(count) > call.vm.limits().intBits)
        return call.vm.beyond(QStringLiteral("%1 bits of an integer").arg(call.vm.limits().intBits));
    return makeInt(call.vm, randomBits(engineOf(call), static_cast<std::uint64_t>(count)));
}

Eval<> randbytes(Call &call)
{
    RETORT_TRY(const std::int64_t count, call.integer(0));
    if (count < 0)
        return call.vm.raise(call.vm.errors().ValueError, "number of bits must be non-negative");
    RETORT_CHECK(call.vm.reserve(static_cast<std::size_t>(count)));
    RETORT_CHECK(call.vm.tick(static_cast<std::uint64_t>(count)));
    std::string bytes;
    for (std::int64_t i = 0; i < count; ++i)
        bytes += static_cast<char>(engineOf(call)() >> 56U);
    return Value(call.vm.make<Bytes>(std::move(bytes)));
}

Eval<> inRange(Call &call, const BigNumber &start, const BigNumber &stop, const BigNumber &step)
{
    Interpreter &vm = call.vm;
    if (mpz_sgn(step.get()) == 0)
        return vm.raise(vm.errors().ValueError, "zero step for randrange()");
    BigNumber count;
    mpz_sub(count.get(), stop.get(), start.get());
    mpz_cdiv_q(count.get(), count.get(), step.get());
    if (mpz_sgn(count.get()) <= 0)
        return vm.raise(vm.errors().ValueError, "empty range for randrange()");
    RETORT_TRY(const Value index, randomBelow(vm, engineOf(call), count));
    BigNumber number = bigNumber(index);
    mpz_mul(number.get(), number.get(), step.get());
    mpz_add(number.get(), number.get(), start.get());
    return makeInt(vm, std::move(number));
}

Eval<> randrange(Call &call)
{
    RETORT_TRY(const Value first, indexOf(call.vm, call[0]));
    if (call[1].isNone())
        return inRange(call, BigNumber(0), bigNumber(first), BigNumber(1));
    RETORT_TRY(const Value stop, indexOf(call.vm, call[1]));
    RETORT_TRY(const Value step, indexOf(call.vm, call[2]));
    return inRange(call, bigNumber(first), bigNumber(stop), bigNumber(step));
}

Eval<> randint(Call &call)
{
    RETORT_TRY(const Value first, indexOf(call.vm, call[0]));
    RETORT_TRY(const Value last, indexOf(call.vm, call[1]));
    BigNumber stop = bigNumber(last);
    mpz_add_ui(stop.get(), stop.get(), 1);
    return inRange(call, bigNumber(first), stop, BigNumber(1));
}

Eval<> choice(Call &call)
{
    return randomChoice(call.vm, engineOf(call), call[0]);
}

Eval<> choices(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(const std::vector<Value> population, collect(vm, call[0]));
    RETORT_TRY(const std::int64_t count, call.integer(3));
    std::vector<double> sums;
    const bool isSummed = !call[2].isNone();
    if (isSummed || !call[1].isNone()) {
        RETORT_TRY(const std::vector<Value> weights, collect(vm, isSummed ? call[2] : call[1]));
        for (const Value &weight : weights) {
            RETORT_TRY(const double number, numberAsDouble(vm, weight));
            sums.push_back(number + (isSummed || sums.empty() ? 0 : sums.back()));
        }
        if (sums.size() != population.size())
            return vm.raise(vm.errors().ValueError, "The number of weights does not match the population");
        if (sums.empty() || !(sums.back() > 0))
            return vm.raise(vm.errors().ValueError, "Total of weights must be greater than zero");
    }
    if (population.empty())
        return vm.raise(vm.errors().IndexError, "list index out of range");
    const Ref<List> chosen = vm.list();
    for (std::int64_t i = 0; i < count; ++i) {
        RETORT_CHECK(vm.tick());
        const double drawn = fraction(engineOf(call));
        const double place = sums.empty() ? drawn * static_cast<double>(population.size()) : drawn * sums.back();
        const auto index =
            sums.empty() ? static_cast<std::size_t>(place)
                         : static_cast<std::size_t>(std::upper_bound(sums.begin(), sums.end(), place) - sums.begin());
        chosen->append(population[std::min(index, population.size() - 1)]);
    }
    return Value(chosen);
}

/// Puts a random one of the items from `index` on at that place.
void drawTo(std::mt19937_64 &engine, std::vector<Value> &items, std::size_t index)
{
    std::uniform_int_distribution<std::size_t> places(index, items.size() - 1);
    std::swap(items[index], items[places(engine)]);
}

Eval<> sample(Call &call)
{
    Interpreter &vm = call.vm;
    if (call[0].as<Set>() || call[0].as<Dict>())
        return vm.raise(vm.errors().TypeError, "Population must be a sequence.  For dicts or sets, use sorted(d).");
    RETORT_TRY(std::vector<Value> items, collect(vm, call[0]));
    RETORT_TRY(const std::int64_t count, call.integer(1));
    if (count < 0 || static_cast<std::size_t>(count) > items.size())
        return vm.raise(vm.errors().ValueError, "Sample larger than population or is negative");
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
        drawTo(engineOf(call), items, i);
    items.resize(static_cast<std::size_t>(count));
    return Value(vm.list(items));
}

Eval<> shuffle(Call &call)
{
    Interpreter &vm = call.vm;
    RETORT_TRY(std::vector<Value> items, collect(vm, call[0]));
    for (std::size_t i = 0; i + 1 < items.size(); ++i)
        drawTo(engineOf(call), items, i);
    for (std::size_t i = 0; i < items.size(); ++i)
        RETORT_CHECK(setItem(vm, call[0], Value::integer(static_cast<std::int64_t>(i)), items[i]));
    return Value::none();
}

Eval<> init(Call &call)
{
    RETORT_TRY(objectOf<RandomObject>(call.self).engine, seededWith(call.vm, call[0]));
    return Value::none();
}

Eval<> initSystem(Call &)
{
    return Value::none();
}

constexpr FunctionEntry functions[] = {
    {"choice", "seq", "One of a sequence.", choice},
    {"choices", "population, weights=None, *, cum_weights=None, k=1", "Several of a sequence, the same ones too.",
     choices},
    {"gauss", "mu=0.0, sigma=1.0", "A number around a mean.", gauss},
    {"getrandbits", "k, /", "A number of so many bits.", getrandbits},
    {"normalvariate", "mu=0.0, sigma=1.0", "A number around a mean.", gauss},
    {"randbytes", "n", "Bytes.", randbytes},
    {"randint", "a, b", "A whole number from a to b, both included.", randint},
    {"random", "", "A number from 0 up to below 1.", random},
    {"randrange", "start, stop=None, step=1", "One of a range.", randrange},
    {"sample", "population, k", "Several of a sequence, each one once.", sample},
    {"seed", "a=None, version=2", "Begins the same series of numbers for the same value.", seed},
    {"shuffle", "x", "Puts the items of a list in another order.", shuffle},
    {"uniform", "a, b", "A number between two.", uniform},
};

/// The functions of the module are methods of its classes.
constexpr auto withInit(const FunctionEntry &first)
{
    std::array<FunctionEntry, std::size(functions) + 1> all{first};
    std::copy(std::begin(functions), std::end(functions), all.begin() + 1);
    return all;
}
constexpr auto randomMethods = withInit({"__init__", "x=None", "A source of random numbers.", init});
constexpr auto systemMethods = withInit({"__init__", "x=None", "The plan's source of random numbers.", initSystem});

constexpr ClassEntry randomEntry{"Random",      "random", "A source of random numbers.",
                                 randomMethods, {},       allocate<RandomObject>};
constexpr ClassEntry systemEntry{"SystemRandom", "random", "The plan's source of random numbers.",
                                 systemMethods,  {},       allocate<RandomObject>};

Eval<void> fill(Interpreter &vm, ModuleObject &module)
{
    module.set(vm, "Random", vm.state<RandomClasses>().random);
    module.set(vm, "SystemRandom", vm.state<RandomClasses>().systemRandom);
    return {};
}

constexpr std::string_view moduleNames[] = {"Random", "SystemRandom"};

} // namespace

RandomClasses::RandomClasses(Interpreter &vm)
    : random(vm.defineClass(randomEntry, {}))
    , systemRandom(vm.defineClass(systemEntry, {random}))
{
}

const ModuleEntry randomModule{"random", "The plan's random numbers.", functions, fill, moduleNames};

} // namespace retort::script
