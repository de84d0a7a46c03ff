#include <core/script/runtime/heap.h>
#include <core/script/runtime/values/class.h>
#include <core/script/runtime/values/dict.h>

namespace retort::script
{

namespace
{
constexpr std::size_t objectOverhead = 64; ///< charged for each object beside what its containers take
}

Object::Object(Heap &heap, Kind kind, Class *type)
    : heap_(&heap)
    , type_(type)
    , kind_(kind)
{
    if (type_)
        type_->retain();
    heap_->link(this);
    heap_->charge(objectOverhead);
}

Object::~Object()
{
    heap_->credit(objectOverhead);
    if (attributes_)
        attributes_->release();
    if (type_)
        type_->release();
}

void Object::clear()
{
    if (Dict *attributes = std::exchange(attributes_, nullptr))
        attributes->release();
}

Dict &Object::ensureAttributes()
{
    if (!attributes_) {
        attributes_ = new Dict(*heap_, nullptr);
        attributes_->retain();
        if (Class *dictType = type_ ? type_->dictType() : nullptr)
            attributes_->setType(dictType);
    }
    return *attributes_;
}

void Object::setType(Class *type) noexcept
{
    if (type)
        type->retain();
    if (Class *old = std::exchange(type_, type))
        old->release();
}

void Object::destroy() noexcept
{
    heap_->destroy(this);
}

Heap::~Heap()
{
    freeAll();
}

void Heap::link(Object *object) noexcept
{
    object->next_ = first_;
    if (first_)
        first_->previous_ = object;
    first_ = object;
}

void Heap::unlink(Object *object) noexcept
{
    if (object->previous_)
        object->previous_->next_ = object->next_;
    else
        first_ = object->next_;
    if (object->next_)
        object->next_->previous_ = object->previous_;
    object->previous_ = nullptr;
    object->next_ = nullptr;
}

void Heap::destroy(Object *object) noexcept
{
    unlink(object);
    object->next_ = doomed_;
    doomed_ = object;
    if (destroying_)
        return;
    destroying_ = true;
    while (doomed_) {
        Object *next = doomed_;
        doomed_ = next->next_;
        delete next;
    }
    destroying_ = false;
}

void Heap::freeAll()
{
    // Pinned first, so that clearing one object deletes no other; then nothing refers to anything any more and
    // only the pins are left.
    for (Object *object = first_; object; object = object->next_)
        object->retain();
    for (Object *object = first_; object; object = object->next_)
        object->clear();
    for (Object *object = first_; object; object = object->next_)
        if (Class *type = std::exchange(object->type_, nullptr))
            type->release();
    for (Object *object = first_; object;) {
        Object *next = object->next_;
        object->release();
        object = next;
    }
}

} // namespace retort::script
