#pragma once

#include <core/script/resolve/collector.h>

namespace retort::script
{

/// While it lives, the collector is inside another scope.
class Collector::Inside
{
public:
    Inside(Collector &collector, ScopeId id, ScopeKind kind)
        : collector_(collector)
        , outer_(collector.context_)
    {
        const auto scope = static_cast<std::uint32_t>(id);
        collector.scopes_[scope].kind = kind;
        collector.scopes_[scope].parent = outer_.scope;
        collector.order_.push_back(scope);
        collector.context_ = {};
        collector.context_.scope = scope;
        if (kind == ScopeKind::Comprehension)
            collector.context_.inComprehensionIterable = outer_.inComprehensionIterable;
    }
    Inside(const Inside &) = delete;
    Inside &operator=(const Inside &) = delete;
    ~Inside() { collector_.context_ = outer_; }

private:
    Collector &collector_;
    Context outer_;
};

} // namespace retort::script
