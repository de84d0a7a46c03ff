#include <core/script/runtime/interpreter.h>
#include <core/script/runtime/values/class.h>

#include <algorithm>

namespace retort::script
{

Instance::Instance(Interpreter &vm, Class *type)
    : Object(vm.heap(), objectKind, type)
{
}

Class::Class(Heap &heap, Class *metaclass, std::string name, std::string module)
    : Object(heap, objectKind, metaclass)
    , name_(std::move(name))
    , qualifiedName_(name_)
    , module_(std::move(module))
    , mro_{this}
    , names_(new Dict(heap, nullptr))
{
}

Class::~Class()
{
    for (const Ref<Class> &base : bases_)
        std::erase(base->children_, this);
}

void Class::clear()
{
    Object::clear();
    forgetFound();
    for (const Ref<Class> &base : bases_)
        std::erase(base->children_, this);
    bases_.clear();
    mro_ = {this};
    names_ = nullptr;
}

std::string Class::displayName() const
{
    if (module_.empty() || module_ == "builtins" || module_ == "__main__")
        return qualifiedName_;
    return module_ + "." + qualifiedName_;
}

bool Class::setBases(std::vector<Ref<Class>> bases)
{
    // C3: merge the orders of the bases and the list of the bases itself, taking each time the first head that
    // stands in no other tail.
    std::vector<std::vector<Class *>> orders;
    orders.reserve(bases.size() + 1);
    for (const Ref<Class> &base : bases)
        orders.push_back(base->mro_);
    orders.emplace_back();
    for (const Ref<Class> &base : bases)
        orders.back().push_back(base.get());
    std::vector<Class *> merged{this};
    while (true) {
        std::erase_if(orders, [](const auto &order) { return order.empty(); });
        if (orders.empty())
            break;
        Class *next = nullptr;
        for (const auto &order : orders) {
            Class *head = order.front();
            const bool waits = std::any_of(orders.begin(), orders.end(), [&](const auto &other) {
                return &other != &order && std::find(other.begin() + 1, other.end(), head) != other.end();
            });
            if (!waits) {
                next = head;
                break;
            }
        }
        if (!next)
            return false;
        merged.push_back(next);
        for (auto &order : orders)
            if (order.front() == next)
                order.erase(order.begin());
    }
    mro_ = std::move(merged);
    bases_ = std::move(bases);
    for (const Ref<Class> &base : bases_)
        base->children_.push_back(this);
    return true;
}

bool Class::isSubclassOf(const Class *other) const noexcept
{
    return std::find(mro_.begin(), mro_.end(), other) != mro_.end();
}

void Class::forgetFound() const
{
    found_.clear();
    for (const Class *child : children_)
        child->forgetFound();
}

void Class::setAttribute(const Ref<Str> &name, Value value)
{
    forgetFound();
    names_->set(name, std::move(value));
}

bool Class::removeAttribute(const Str &name)
{
    forgetFound();
    return names_->table().removeText(name);
}

const Value *Class::find(const Str &name) const
{
    if (name.isInterned()) {
        const auto known = found_.find(&name);
        if (known != found_.end())
            return known->second;
    }
    const Value *value = nullptr;
    for (const Class *type : mro_) {
        const HashTable &table = type->names_->table();
        const std::size_t place = table.findText(name);
        if (place != HashTable::npos) {
            value = &table.at(place).value;
            break;
        }
    }
    if (name.isInterned())
        found_.emplace(&name, value);
    return value;
}

} // namespace retort::script
